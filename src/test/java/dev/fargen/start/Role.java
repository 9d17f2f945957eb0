package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a role of the template may do (page "Policy evaluation logic"). Where a condition names a
 * key of which nothing is known here, an {@code Allow} is taken to hold and a {@code Deny} not to.
 *
 * @param statements of all policies of the role
 * @param principals the services that may assume it
 */
record Role(String name, List<Part> statements, List<String> principals) {
  /** The role of a text that is its ARN; empty where it is none of the template's. */
  static Optional<Role> of(Template template, String arn) {
    return template.named(arn, "AWS::IAM::Role").map(role -> of(template, role));
  }

  private static Role of(Template template, Resource role) {
    List<Part> statements = new ArrayList<>();
    documents(template, role).forEach(one -> statements.addAll(one.parts("Statement")));
    List<String> principals =
        role.properties().part("AssumeRolePolicyDocument").parts("Statement").stream()
            .filter(one -> one.text("Effect").equals("Allow"))
            .filter(one -> one.texts("Action").contains("sts:AssumeRole"))
            .flatMap(one -> one.part("Principal").texts("Service").stream())
            .toList();
    return new Role(role.id(), statements, principals);
  }

  /** The policies in a role, beside it, and the managed ones of the template. */
  static List<Part> documents(Template template, Resource role) {
    List<Part> documents = new ArrayList<>(inline(template, role));
    for (String arn : role.properties().texts("ManagedPolicyArns")) {
      template.named(arn).ifPresent(one -> documents.add(document(one.properties())));
    }
    for (Resource policy : template.all("AWS::IAM::ManagedPolicy")) {
      if (policy.properties().texts("Roles").contains(role.ref())) {
        documents.add(document(policy.properties()));
      }
    }
    return documents;
  }

  /** The policies whose sizes add up: those in a role, and those that only name it. */
  static List<Part> inline(Template template, Resource role) {
    List<Part> documents = new ArrayList<>();
    role.properties().parts("Policies").forEach(one -> documents.add(document(one)));
    for (Resource policy : template.all()) {
      boolean names =
          policy.is("AWS::IAM::RolePolicy")
              ? policy.properties().text("RoleName").equals(role.ref())
              : policy.is("AWS::IAM::Policy")
                  && policy.properties().texts("Roles").contains(role.ref());
      if (names) {
        documents.add(document(policy.properties()));
      }
    }
    return documents;
  }

  private static Part document(Part policy) {
    return policy.part("PolicyDocument");
  }

  boolean mayBeAssumedBy(String service) {
    return principals.contains(service);
  }

  boolean may(String action, String resource) {
    return may(action, resource, Map.of());
  }

  /**
   * @param context the keys of conditions of which the request has a value
   */
  boolean may(String action, String resource, Map<String, String> context) {
    return statements.stream().anyMatch(one -> holds(one, "Allow", action, resource, context))
        && statements.stream().noneMatch(one -> holds(one, "Deny", action, resource, context));
  }

  private static boolean holds(
      Part statement, String effect, String action, String resource, Map<String, String> context) {
    return statement.text("Effect").equals(effect)
        && statement.texts("Action").stream().anyMatch(one -> matches(one, action, true))
        && statement.texts("Resource").stream().anyMatch(one -> matches(one, resource, false))
        && holds(statement.part("Condition"), effect.equals("Allow"), context);
  }

  private static boolean holds(Part conditions, boolean unknown, Map<String, String> context) {
    for (String operator : conditions.values().keySet()) {
      Part keys = conditions.part(operator);
      for (String key : keys.values().keySet()) {
        String value = context.get(key);
        boolean holds =
            value == null
                ? unknown
                : keys.texts(key).stream().anyMatch(one -> matches(one, value, false));
        if (!holds) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String text, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
        .matcher(text)
        .matches();
  }

  /** Which of the actions it may not do on the resource. */
  List<String> lacks(String resource, Map<String, String> context, String... actions) {
    return Stream.of(actions).filter(action -> !may(action, resource, context)).toList();
  }
}
