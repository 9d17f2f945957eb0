package dev.fargen.check.containers;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.LogKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container must have exactly one image, in ECR with a tag or a digest (Amazon ECS API reference,
 * "ContainerDefinition", image).
 */
public final class ImageRule implements SpecRule {

  static final Map<Key<?>, String> MEANINGS =
      Map.of(
          ImageKeys.URI, "whole reference",
          ImageKeys.ECR, "repository in the account of the stack",
          ImageKeys.DIGEST, "identifies one image",
          ImageKeys.CREDENTIALS, "only for private registries other than ECR");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      if (container.keys().get(ContainerKeys.BUILD).isEmpty()) {
        check(container, environment, diagnostics);
      }
    }
    environment
        .stack()
        .get(StackKeys.CONFIGS_IMAGE)
        .ifPresent(image -> check(StackKeys.CONFIGS_IMAGE, image, diagnostics));
    for (SpecThing workload : environment.workloads()) {
      workload
          .keys()
          .section(WorkloadKeys.LOGS)
          .get(LogKeys.IMAGE)
          .ifPresent(image -> check(LogKeys.IMAGE, image, diagnostics));
    }
  }

  private static void check(
      SpecThing container, SpecEnvironment environment, Diagnostics diagnostics) {
    if (!container.keys().has(ContainerKeys.IMAGE)) {
      Diagnostic missing =
          Diagnostic.of(Code.MISSING_KEY, "`" + container.name() + "` requires `image` or `build`")
              .at(container.key())
              .help(
                  "write `image: \"${Image}\"` to make it a template parameter, or `build: .` to build it");
      boolean override =
          environment.name().isPresent() && environment.own().span().contains(container.key());
      List<String> others =
          Lists.filter(
              Lists.map(environment.containers(), SpecThing::name),
              name -> !name.equals(container.name()));
      Optional<SpecThing> twin =
          Suggestion.nearest(container.name(), others)
              .flatMap(
                  name -> Lists.first(environment.containers(), one -> one.name().equals(name)))
              .filter(one -> environment.own().span().contains(one.key()));
      diagnostics.report(
          !override
              ? missing
              : twin.isPresent()
                  ? missing
                      .at(twin.get().key(), "defined here")
                      .help("move its keys to `" + twin.get().name() + "`")
                  : missing.unknown(container.name(), others));
    }
    container
        .keys()
        .get(ContainerKeys.IMAGE)
        .ifPresent(image -> check(ContainerKeys.IMAGE, image, diagnostics));
  }

  /** The URI with the tag or digest, if it has none itself. */
  private static String atEnd(Section image, Key<Text> key, Given<Text> uri) {
    String written = uri.value().written();
    Optional<Given<Text>> version = image.get(key);
    boolean whole =
        written.indexOf('@') >= 0 || written.indexOf(':', written.lastIndexOf('/') + 1) >= 0;
    if (whole || version.isEmpty() || uri.value().parameter().isPresent()) {
      return "remove `" + key.name() + "`";
    }
    return "write `uri: \""
        + written
        + (key.equals(ImageKeys.TAG) ? ":" : "@")
        + version.get().value().written()
        + "\"`, and remove `"
        + key.name()
        + "`";
  }

  private static void check(Key<Section> key, Given<Section> given, Diagnostics diagnostics) {
    Section image = given.value();
    Span span = given.span();
    Optional<Given<Text>> uri = image.get(ImageKeys.URI);
    Optional<Given<Text>> ecr = image.get(ImageKeys.ECR);
    if (image.has(ImageKeys.URI) && image.has(ImageKeys.ECR)) {
      diagnostics.report(Conflict.of(image, List.of(ImageKeys.URI, ImageKeys.ECR), MEANINGS));
    } else if (uri.isPresent()) {
      repository(uri.get(), diagnostics);
      for (Key<Text> version : List.of(ImageKeys.TAG, ImageKeys.DIGEST)) {
        if (image.has(version)) {
          diagnostics.report(
              Conflict.of(
                      image,
                      List.of(version, ImageKeys.URI),
                      Map.of(ImageKeys.URI, "the " + version.name() + " is part of the URI"))
                  .help(atEnd(image, version, uri.get())));
        }
      }
    } else if (image.has(ImageKeys.ECR) && image.has(ImageKeys.CREDENTIALS)) {
      diagnostics.report(
          Conflict.of(image, List.of(ImageKeys.CREDENTIALS, ImageKeys.ECR), MEANINGS)
              .note("the execution role pulls from ECR without a secret")
              .help("remove `credentials`"));
    } else if (ecr.isPresent()) {
      version(image, span, diagnostics);
    } else if (!image.has(ImageKeys.URI) && !image.has(ImageKeys.ECR)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`" + key.name() + "` requires `uri` or `ecr`")
              .at(span)
              .help("write, for example, `" + key.example() + "`"));
    }
  }

  /** An image begins with the address of its repository, not with its name or ARN. */
  private static void repository(Given<Text> uri, Diagnostics diagnostics) {
    Text.Part first = uri.value().parts().get(0);
    if (first instanceof Text.ThingReference thing
        && thing.kind().equals(ThingKind.REPOSITORIES.word())
        && List.of("name", "arn").contains(thing.attribute())) {
      String address = new Text.ThingReference(thing.kind(), thing.name(), "").written();
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + thing.written() + "` is not the URI of an image repository")
              .at(uri.span())
              .help("write `\"" + uri.value().written().replace(thing.written(), address) + "\"`"));
    }
  }

  private static void version(Section image, Span span, Diagnostics diagnostics) {
    boolean both = image.get(ImageKeys.TAG).isPresent() && image.get(ImageKeys.DIGEST).isPresent();
    if (both) {
      diagnostics.report(Conflict.of(image, List.of(ImageKeys.TAG, ImageKeys.DIGEST), MEANINGS));
    } else if (!(image.has(ImageKeys.TAG) || image.has(ImageKeys.DIGEST))) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`ecr` requires `tag` or `digest`")
              .at(span)
              .help("write, for example, `tag: \"1.4.2\"`"));
    }
  }
}
