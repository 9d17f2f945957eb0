package dev.fargen.deploy.aws;

/**
 * What CloudFormation's validation or a hook found wrong, before or while it changed something. See
 * "Validate stack deployments" in the CloudFormation user guide.
 *
 * @param logicalId the resource that it is about; may be empty
 * @param check the validation or the hook that found it
 * @param path the place in the template, {@code /Resources/Database/Properties}; may be empty
 * @param token the ClientRequestToken of the operation that it belongs to; may be empty
 */
public record Finding(
    String logicalId, String type, String check, String path, String reason, String token) {}
