package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.spec.balancing.AuthKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/**
 * How the load balancer authenticates users (Elastic Load Balancing user guide, "Authenticate users
 * using an Application Load Balancer").
 *
 * @param sessionTimeout in seconds
 * @param onUnauthenticated {@code authenticate}, {@code allow} or {@code deny}
 */
public record Login(
    Provider provider,
    Given<Text> scope,
    Given<Integer> sessionTimeout,
    Given<String> onUnauthenticated,
    Span span) {

  /** Where users log in. */
  public sealed interface Provider permits Oidc, Cognito {}

  /** An identity provider. */
  public record Oidc(
      Given<Text> issuer,
      Given<Text> authorizationEndpoint,
      Given<Text> tokenEndpoint,
      Given<Text> userInfoEndpoint,
      Given<Text> clientId,
      Given<Text> clientSecret,
      Optional<Given<Text>> secretKey)
      implements Provider {

    static Oidc of(Section keys) {
      return new Oidc(
          keys.needed(AuthKeys.Oidc.ISSUER, Text.of("")),
          keys.needed(AuthKeys.Oidc.AUTHORIZATION_ENDPOINT, Text.of("")),
          keys.needed(AuthKeys.Oidc.TOKEN_ENDPOINT, Text.of("")),
          keys.needed(AuthKeys.Oidc.USER_INFO_ENDPOINT, Text.of("")),
          keys.needed(AuthKeys.Oidc.CLIENT_ID, Text.of("")),
          keys.needed(AuthKeys.Oidc.CLIENT_SECRET, Text.of("")),
          keys.get(AuthKeys.Oidc.SECRET_KEY));
    }
  }

  /** A user pool. */
  public record Cognito(Given<Text> userPool, Given<Text> client, Given<Text> domain)
      implements Provider {

    static Cognito of(Section keys) {
      return new Cognito(
          keys.needed(AuthKeys.Cognito.USER_POOL, Text.of("")),
          keys.needed(AuthKeys.Cognito.CLIENT, Text.of("")),
          keys.needed(AuthKeys.Cognito.DOMAIN, Text.of("")));
    }
  }

  /** None if neither provider is written, which is reported. */
  static Optional<Login> of(Section auth, Span place) {
    Optional<Provider> oidc = auth.get(AuthKeys.OIDC).map(given -> Oidc.of(given.value()));
    return oidc.or(() -> auth.get(AuthKeys.COGNITO).map(given -> Cognito.of(given.value())))
        .map(
            provider ->
                new Login(
                    provider,
                    auth.value(AuthKeys.SCOPE),
                    auth.value(AuthKeys.SESSION_TIMEOUT),
                    auth.value(AuthKeys.ON_UNAUTHENTICATED),
                    place));
  }
}
