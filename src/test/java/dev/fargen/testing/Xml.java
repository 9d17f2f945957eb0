package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.Map;
import java.util.Optional;

/** The answers of AWS's query protocol. */
final class Xml {

  private Xml() {}

  static Answer ok(String action, String result) {
    String body =
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, result);
    return new Answer(200, "text/xml", body, Optional.empty());
  }

  static Answer error(int status, String code, String message) {
    String body =
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>"
            .formatted(code, escape(message));
    return new Answer(status, "text/xml", body, Optional.empty());
  }

  static String element(String name, Object value) {
    String text = String.valueOf(value);
    return text.isEmpty() ? "" : "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  /** A list of pairs: {@code <Tags><member><Key>..</Key><Value>..</Value></member></Tags>}. */
  static String pairs(String list, String key, String value, Map<String, String> pairs) {
    StringBuilder out = new StringBuilder("<" + list + ">");
    pairs.forEach(
        (k, v) ->
            out.append("<member>")
                .append(element(key, k))
                .append("<" + value + ">" + escape(v) + "</" + value + ">")
                .append("</member>"));
    return out.append("</" + list + ">").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
