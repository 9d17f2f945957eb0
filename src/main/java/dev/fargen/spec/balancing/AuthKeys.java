package dev.fargen.spec.balancing;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of the authentication of users by the load balancer. */
public final class AuthKeys {

  private static final Form<Text> URL =
      Form.text("a URL that begins with `https://`", "https://[^\\s/]+\\.[^\\s]+");

  private static Form<Text> words(String words) {
    return Form.text(words, "[!-~]{1,1024}");
  }

  /** Keys of an identity provider. */
  public static final class Oidc {
    public static final Key<Text> ISSUER =
        Key.of("issuer", URL, "Issuer of the identity provider.")
            .becomes("`Issuer` of the action")
            .example("issuer: https://login.example.com")
            .mandatory();
    public static final Key<Text> AUTHORIZATION_ENDPOINT =
        Key.of("authorization_endpoint", URL, "Where users log in.")
            .becomes("`AuthorizationEndpoint` of the action")
            .example("authorization_endpoint: https://login.example.com/authorize")
            .mandatory();
    public static final Key<Text> TOKEN_ENDPOINT =
        Key.of("token_endpoint", URL, "Where the load balancer gets tokens.")
            .becomes("`TokenEndpoint` of the action")
            .example("token_endpoint: https://login.example.com/token")
            .mandatory();
    public static final Key<Text> USER_INFO_ENDPOINT =
        Key.of("user_info_endpoint", URL, "Where the load balancer gets user claims.")
            .becomes("`UserInfoEndpoint` of the action")
            .example("user_info_endpoint: https://login.example.com/userinfo")
            .mandatory();
    public static final Key<Text> CLIENT_ID =
        Key.of("client_id", words("a client ID"), "Client ID of the application.")
            .becomes("`ClientId` of the action")
            .example("client_id: shop")
            .mandatory();
    public static final Key<Text> CLIENT_SECRET =
        Key.of(
                "client_secret",
                Form.text(
                    "the name or ARN of a secret in Secrets Manager",
                    "(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:)?[A-Za-z0-9/_+=.@-]{1,512}"),
                "Name or ARN of the secret in Secrets Manager that is the client secret.")
            .becomes("a dynamic reference in `ClientSecret` of the action")
            .example("client_secret: shop/login")
            .mandatory();
    public static final Key<Text> SECRET_KEY =
        Key.of(
                "client_secret_key",
                Form.text("a key of the JSON in the secret, without colons", "[^:]{1,255}"),
                "Key of the client secret in a secret that is a JSON object.")
            .otherwise("the whole secret")
            .becomes("the JSON key of the dynamic reference")
            .example("client_secret_key: secret");
    public static final Shape SHAPE =
        Shape.of(
            "an `oidc` block",
            ISSUER,
            AUTHORIZATION_ENDPOINT,
            TOKEN_ENDPOINT,
            USER_INFO_ENDPOINT,
            CLIENT_ID,
            CLIENT_SECRET,
            SECRET_KEY);

    private Oidc() {}
  }

  /** Keys of a user pool. */
  public static final class Cognito {
    public static final Key<Text> USER_POOL =
        Key.of(
                "user_pool",
                Form.text(
                    "the ARN of a Cognito user pool",
                    "arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9_-]+"),
                "ARN of the user pool.")
            .becomes("`UserPoolArn` of the action")
            .example("user_pool: \"${UserPoolArn}\"")
            .mandatory();
    public static final Key<Text> CLIENT =
        Key.of(
                "client",
                words("the ID of an app client"),
                "ID of the app client, which must have a client secret.")
            .becomes("`UserPoolClientId` of the action")
            .example("client: \"${UserPoolClientId}\"")
            .mandatory();
    public static final Key<Text> DOMAIN =
        Key.of(
                "domain",
                Form.text(
                    "a domain without `https://`, or the prefix of one",
                    "[a-z0-9][a-z0-9.-]{0,252}"),
                "Domain of the user pool: its prefix, or the whole custom domain.")
            .becomes("`UserPoolDomain` of the action")
            .example("domain: shop-login")
            .mandatory();
    public static final Shape SHAPE = Shape.of("a `cognito` block", USER_POOL, CLIENT, DOMAIN);

    private Cognito() {}
  }

  public static final Key<Section> OIDC =
      Key.of(
              "oidc",
              Form.block(() -> Oidc.SHAPE),
              "OpenID Connect identity provider, whose endpoints the load balancer reaches by"
                  + " public DNS names.")
          .becomes("an action of type authenticate-oidc")
          .example(
              "oidc: {issuer: https://login.example.com, authorization_endpoint:"
                  + " https://login.example.com/authorize, token_endpoint:"
                  + " https://login.example.com/token, user_info_endpoint:"
                  + " https://login.example.com/userinfo, client_id: shop, client_secret: shop/login}");
  public static final Key<Section> COGNITO =
      Key.of("cognito", Form.block(() -> Cognito.SHAPE), "User pool of Amazon Cognito.")
          .becomes("an action of type authenticate-cognito")
          .example(
              "cognito: {user_pool: \"${UserPoolArn}\", client: \"${UserPoolClientId}\", domain:"
                  + " shop-login}");
  public static final Key<Text> SCOPE =
      Key.of("scope", Form.text("scopes, separated by spaces", "[!-~ ]{1,1024}"), "User claims.")
          .fallback("openid")
          .becomes("`Scope` of the action")
          .example("scope: openid email");
  public static final Key<Integer> SESSION_TIMEOUT =
      Key.of(
              "session_timeout",
              Durations.between(seconds(1), days(7)),
              "Time after which a user logs in again.")
          .fallback("7d")
          .becomes("`SessionTimeout` of the action")
          .example("session_timeout: 12h");
  public static final Key<String> ON_UNAUTHENTICATED =
      Key.of(
              "on_unauthenticated",
              Form.oneOf("authenticate", "allow", "deny"),
              "What happens to requests without a session: a redirect to the login, the request"
                  + " without user claims, or a 401.")
          .fallback("authenticate")
          .becomes("`OnUnauthenticatedRequest` of the action")
          .example("on_unauthenticated: deny");
  public static final Shape SHAPE =
      Shape.of("an `auth` block", OIDC, COGNITO, SCOPE, SESSION_TIMEOUT, ON_UNAUTHENTICATED);

  private AuthKeys() {}
}
