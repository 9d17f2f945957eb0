package dev.fargen.workload.permissions;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves the permissions of a workload.
 *
 * @param values the parameter values of the environment
 */
public record PermissionResolver(List<Thing> things, Map<String, String> values) {

  public List<Permission> resolve(List<Given<Section>> sections) {
    List<Permission> permissions = new ArrayList<>();
    sections.forEach(given -> permission(given).ifPresent(permissions::add));
    return permissions;
  }

  private Optional<Permission> permission(Given<Section> given) {
    Section section = given.value();
    Optional<Given<List<Given<String>>>> actions = section.get(PermissionKeys.ACTIONS);
    Optional<Given<List<Given<Text>>>> resources = section.get(PermissionKeys.RESOURCES);
    if (actions.isPresent() && resources.isPresent()) {
      return Optional.of(
          new Permission.Raw(actions.get().value(), resources.get().value(), given.span()));
    }
    Optional<Given<String>> access = section.get(PermissionKeys.ACCESS);
    for (String kind : Access.kinds()) {
      Optional<Given<Text>> thing = section.get(PermissionKeys.thing(kind));
      boolean known = access.isPresent() && Access.words(kind).contains(access.get().value());
      if (thing.isPresent() && known) {
        return Optional.of(toThing(kind, thing.get(), access.get(), given));
      }
    }
    return Optional.empty();
  }

  private Permission toThing(
      String kind, Given<Text> thing, Given<String> access, Given<Section> given) {
    Optional<Thing> own =
        thing
            .value()
            .literal()
            .or(() -> OwnReference.name(thing.value(), kind))
            .flatMap(
                name -> Lists.first(things, it -> isPermitted(it, kind) && it.name().equals(name)));
    if (own.isPresent()) {
      return new Permission.ToOwn(own.get(), access, given.span());
    }
    return new Permission.ToThing(kind, Identifier.of(thing, values), access, given.span());
  }

  private static boolean isPermitted(Thing thing, String kind) {
    return thing.kind().permitted() && thing.kind().one().equals(kind);
  }
}
