package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Login;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the actions of a listener rule: the authentication of users, which comes first, and the
 * target group (Elastic Load Balancing user guide, "Authenticate users using an Application Load
 * Balancer").
 *
 * @param prefix of the parameters
 * @param name of the rule, for people
 */
record LoginEmitter(Draft draft, String prefix, String name) {

  List<Value> actions(Http http, Mapping to) {
    List<Value> actions = new ArrayList<>();
    Mapping forward = Value.map().with("Type", "forward");
    if (http.login().isPresent()) {
      Cause cause = new Cause.Part(prefix + "Auth", "Authenticates users of " + name);
      actions.add(new Block(cause, true, action(http.login().get())));
      forward = forward.with("Order", new Block(cause, true, Value.number(2)));
    }
    actions.add(forward.with(to));
    return actions;
  }

  /** The load balancer connects to the identity provider itself, by IPv4. */
  static Resource.Builder egress(String id, Value group) {
    return Resource.of(id, "AWS::EC2::SecurityGroupEgress")
        .comment("Allows the load balancer to connect to identity providers.")
        .property("GroupId", group)
        .properties(TrafficRules.rule("HTTPS to identity providers", Value.number(443)))
        .property("CidrIp", Value.text("0.0.0.0/0"));
  }

  private Mapping action(Login login) {
    if (login.provider() instanceof Login.Oidc oidc) {
      Mapping config =
          Value.map()
              .with("Issuer", text("Issuer", "OIDC issuer", oidc.issuer()))
              .with(
                  "AuthorizationEndpoint",
                  text(
                      "AuthorizationEndpoint",
                      "OIDC authorization endpoint",
                      oidc.authorizationEndpoint()))
              .with(
                  "TokenEndpoint",
                  text("TokenEndpoint", "OIDC token endpoint", oidc.tokenEndpoint()))
              .with(
                  "UserInfoEndpoint",
                  text("UserInfoEndpoint", "OIDC user info endpoint", oidc.userInfoEndpoint()))
              .with("ClientId", text("ClientId", "OIDC client ID", oidc.clientId()))
              .with("ClientSecret", secret(oidc));
      return action("authenticate-oidc").with("AuthenticateOidcConfig", session(config, login));
    }
    Login.Cognito cognito = (Login.Cognito) login.provider();
    Mapping config =
        Value.map()
            .with("UserPoolArn", text("UserPoolArn", "ARN of the user pool", cognito.userPool()))
            .with(
                "UserPoolClientId",
                text("UserPoolClientId", "ID of the app client", cognito.client()))
            .with(
                "UserPoolDomain",
                text("UserPoolDomain", "Domain of the user pool", cognito.domain()));
    return action("authenticate-cognito").with("AuthenticateCognitoConfig", session(config, login));
  }

  private static Mapping action(String type) {
    return Value.map().with("Type", type).with("Order", 1);
  }

  private Mapping session(Mapping config, Login login) {
    return config
        .with("Scope", text("AuthScope", "Scope of the authentication", login.scope()))
        .with(
            "SessionTimeout",
            draft.number(
                prefix + "SessionTimeout",
                "Session timeout for " + name + " in seconds",
                login.sessionTimeout()))
        .with(
            "OnUnauthenticatedRequest",
            draft.word(
                prefix + "OnUnauthenticated",
                "What happens to requests to " + name + " without a session",
                login.onUnauthenticated()));
  }

  private Value text(String id, String words, Given<Text> given) {
    return draft.text(prefix + id, words + " for " + name, given);
  }

  /** A dynamic reference: the secret itself is in no template and no parameter. */
  private Value secret(Login.Oidc oidc) {
    String key = oidc.secretKey().map(given -> ":SecretString:" + draft.inSub(given)).orElse("");
    String id =
        draft.inSub("Name or ARN of the OIDC client secret for " + name, oidc.clientSecret());
    return Intrinsic.sub("{{resolve:secretsmanager:" + id + key + "}}");
  }
}
