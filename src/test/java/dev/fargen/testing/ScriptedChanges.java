package dev.fargen.testing;

import java.util.List;
import java.util.Map;

/** The changes of a change set. */
final class ScriptedChanges {

  private ScriptedChanges() {}

  static String change(Map<?, ?> change) {
    StringBuilder out = new StringBuilder("<member><Type>Resource</Type><ResourceChange>");
    out.append(element("Action", change, "action"))
        .append(element("LogicalResourceId", change, "id"))
        .append(element("ResourceType", change, "type"))
        .append(element("Replacement", change, "replacement"))
        .append(element("PolicyAction", change, "policy"))
        .append("<Details>");
    Object properties = change.containsKey("properties") ? change.get("properties") : List.of();
    for (Object property : (List<?>) properties) {
      Map<?, ?> map = (Map<?, ?>) property;
      out.append("<member><Target><Attribute>Properties</Attribute>")
          .append(element("Path", map, "path"))
          .append(element("RequiresRecreation", map, "recreates"))
          .append(element("BeforeValue", map, "before"))
          .append(element("AfterValue", map, "after"))
          .append("</Target></member>");
    }
    return out.append("</Details></ResourceChange></member>").toString();
  }

  static String element(String name, Map<?, ?> map, String key) {
    return map.containsKey(key) ? Xml.element(name, map.get(key)) : "";
  }
}
