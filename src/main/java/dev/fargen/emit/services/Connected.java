package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Value;
import dev.fargen.emit.containers.Nonce;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Setting;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.Optional;

/**
 * The properties by which a service is called and calls others. A service without links says so:
 * what an update leaves out stays as it was (Amazon ECS API reference, "UpdateService",
 * serviceConnectConfiguration and serviceRegistries; CloudFormation template reference,
 * "AWS::ECS::Service", ServiceRegistries).
 *
 * @param links none if no workload of the stack has any
 * @param calls whether the workload calls another one in any environment
 */
public record Connected(Draft draft, Optional<LinkEmitter> links, boolean calls) {

  /** {@code ServiceConnectConfiguration}. */
  Value serviceConnect(Workload workload) {
    Cause.Part cause =
        new Cause.Part(
            LogicalName.of(workload.name()) + "ServiceConnect",
            "Adds " + workload.name() + " to Service Connect");
    return links
        .flatMap(emitter -> emitter.configuration(draft, workload))
        .map(on -> new Block(cause, true, on))
        .orElseGet(() -> new Block(cause, false, Value.map().with("Enabled", false)));
  }

  /** {@code ServiceRegistries}. */
  Value registries(Workload workload) {
    Cause.Part cause = inDns(workload);
    return links
        .flatMap(emitter -> emitter.registries(draft, workload))
        .map(in -> new Block(cause, true, in))
        .orElseGet(() -> new Block(cause, false, Value.list()));
  }

  /** Why a service is registered in DNS. */
  static Cause.Part inDns(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Discovery", "Registers " + workload.name() + " in DNS");
  }

  /**
   * {@code ForceNewDeployment}: another nonce starts new tasks although nothing else changes
   * (CloudFormation template reference, "AWS::ECS::Service ForceNewDeployment").
   */
  Value newDeployment(Workload workload) {
    Value nonce = Nonce.of(draft, workload).ref();
    Value endpoints =
        new Setting(
            Parameter.of(
                LogicalName.of(workload.name()) + "Endpoints",
                ParameterType.STRING,
                "Hash of the endpoints that " + workload.name() + " calls"),
            Value.text(links.flatMap(emitter -> emitter.endpoints(workload)).orElse("none")));
    return Value.map()
        .with("EnableForceNewDeployment", true)
        .with(
            "ForceNewDeploymentNonce",
            calls
                ? new Intrinsic("Join", Value.list(Value.text("-"), Value.list(nonce, endpoints)))
                : nonce);
  }
}
