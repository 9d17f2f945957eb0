package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.ParameterUses.TextUse;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.raw.ReturnedExamples;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts with references to raw resources must have the form that their key requires: {@code Ref} of
 * a bucket returns its name, that of a topic its ARN (CloudFormation template reference, "Return
 * values" of each type). An example of what is returned decides it.
 */
record ReturnedTexts(List<SpecThing> resources, SpecScope scope) {

  private static final String PARAMETER = "AWS::SSM::Parameter";
  private static final String SECRET = "AWS::SecretsManager::Secret";

  /** What host names of AWS have in them, which no name is. */
  private static final String HOST = ".amazonaws.com";

  /** An inline policy, which has no ARN. */
  static final String POLICY = "AWS::IAM::Policy";

  /** What regular expressions of IDs have in them. */
  private static final List<String> IDS = List.of("sg-", "subnet-", "vpc-", "fs-", "fsap-");

  /** The line to write in its place. */
  static String managed(String id) {
    return "write `Type: AWS::IAM::ManagedPolicy` in `"
        + id
        + "`, without `PolicyName`: its `Ref` returns an ARN";
  }

  void check(Diagnostics diagnostics) {
    for (TextUse use : scope.uses().formed()) {
      List<ThingReference> references =
          Lists.filter(use.text().things(), ThingReference::isOfResource);
      if (references.size() == 1) {
        resource(references.get(0))
            .flatMap(resource -> fault(use, references.get(0), resource))
            .ifPresent(diagnostics::report);
      }
    }
  }

  private Optional<SpecThing> resource(ThingReference reference) {
    return ResourceReferenceRule.find(reference, resources);
  }

  private Optional<Diagnostic> fault(TextUse use, ThingReference reference, SpecThing resource) {
    Map<String, String> examples = ReturnedExamples.of(resource.keys());
    String example = examples.get(reference.attribute());
    if (example == null
        || fits(use, example)
        || (!Returned.isTelling(example, use.form().pattern())
            && !isOfId(use)
            && !example.contains(HOST))) {
      return Optional.empty();
    }
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_VALUE, Reading.written(use.key(), use.node()) + " is not valid")
            .at(use.node().span())
            .note(
                use.form().secret()
                    ? "a value under `secrets` must be `{secret: <secret>}`, `{ssm: <parameter>}`, `{from: <string>}`, "
                        + use.form().words()
                    : Reading.must(use.key(), use.form().words()))
            .note("`" + reference.written() + "` returns a value such as `" + example + "`");
    Optional<String> other =
        Lists.first(
            isPlain(use, reference, resource) ? List.<String>of() : candidates(examples),
            name ->
                isMeant(name, reference, examples) && fits(use, examples.getOrDefault(name, "")));
    if (other.isPresent()) {
      String meant = new ThingReference(reference.kind(), reference.name(), other.get()).written();
      return Optional.of(
          fault.help(
              "write `\"" + use.text().written().replace(reference.written(), meant) + "\"`"));
    }
    if (use.form().secret() && isOf(SECRET, resource) && use.text().parts().size() > 1) {
      return Optional.of(
          fault.help(
              "write `\""
                  + reference.written()
                  + "\"` alone, which passes the secret, and compose the string in the application"));
    }
    if (isOf(POLICY, resource) && reference.attribute().isEmpty()) {
      return Optional.of(fault.help(managed(reference.name())));
    }
    if (!use.form().secret()) {
      return Optional.of(fault);
    }
    return Optional.of(
        fault.help(
            isOf(PARAMETER, resource)
                ? "write `{ssm: \"" + reference.written() + "\"}`"
                : "write it under `environment`: `"
                    + use.key()
                    + ": \""
                    + use.text().written()
                    + "\"`"));
  }

  /** Whether it is an attribute that is no secret, such as a host name, where secrets stand. */
  private static boolean isPlain(TextUse use, ThingReference reference, SpecThing resource) {
    return use.form().secret()
        && !reference.attribute().isEmpty()
        && !isOf(SECRET, resource)
        && !isOf(PARAMETER, resource);
  }

  private static boolean isOf(String type, SpecThing resource) {
    return resource
        .keys()
        .get(RawKeys.Resource.TYPE)
        .filter(one -> one.value().equals(type))
        .isPresent();
  }

  /** Whether only an ID fits, which no name is. */
  private static boolean isOfId(TextUse use) {
    String pattern = use.form().pattern();
    return Lists.any(IDS, pattern::contains);
  }

  /** Whether it is another value, which tells something: a name fits everywhere. */
  private static boolean isMeant(
      String name, ThingReference reference, Map<String, String> examples) {
    return !name.equals(reference.attribute())
        && Returned.isTelling(examples.getOrDefault(name, ""), "");
  }

  /** What may be meant, the ARN first. */
  private static List<String> candidates(Map<String, String> examples) {
    List<String> names = new ArrayList<>(Lists.filter(examples.keySet(), "Arn"::equals));
    names.addAll(Lists.filter(examples.keySet(), name -> !name.equals("Arn")));
    return names;
  }

  /** Whether the text has its form with this value of its reference, or may have it. */
  private boolean fits(TextUse use, String example) {
    StringBuilder all = new StringBuilder();
    for (Text.Part part : use.text().parts()) {
      if (part instanceof Text.Literal literal) {
        all.append(literal.text());
      } else if (part instanceof ThingReference thing && thing.isOfResource()) {
        all.append(example);
      } else if (part instanceof Text.ParameterReference parameter
          && scope.valueOf(parameter.name()).isPresent()) {
        all.append(ParameterValues.asText(scope.valueOf(parameter.name()).get()));
      } else {
        return true;
      }
    }
    ScalarNode value = new ScalarNode(all.toString(), false, use.node().span());
    return use.form().check().fault(value, use.key()).isEmpty();
  }
}
