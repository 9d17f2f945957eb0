package dev.fargen.deploy.aws;

/**
 * A finding of a validation or a hook of CloudFormation. See "Validate stack deployments" in the
 * CloudFormation user guide.
 *
 * @param logicalId the resource; may be empty
 * @param check the validation or the hook
 * @param path the path in the template, {@code /Resources/Database/Properties}; may be empty
 * @param token the ClientRequestToken of the operation that it belongs to; may be empty
 */
public record Finding(
    String logicalId, String type, String check, String path, String reason, String token) {}
