package dev.fargen.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a template: one that AWS returns, or a committed file that differs from what
 * its spec renders. Comments are lost, every scalar is a text, and a function in its long form
 * stays a map.
 */
final class TemplateReader {

  private TemplateReader() {}

  /** Reads YAML, and so JSON too; an empty text is an empty template. */
  static Document read(String text) throws UnreadableTemplate {
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text)) {
      JsonToken first = parser.nextToken();
      Value value = first == null ? Value.map() : value(parser, first);
      if (value instanceof Mapping content && parser.nextToken() == null) {
        return new Document(List.of(), content, Map.of());
      }
      throw new UnreadableTemplate("not a map of sections");
    } catch (JsonProcessingException e) {
      int line = e.getLocation().getLineNr();
      throw new UnreadableTemplate("not valid YAML or JSON after line " + line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same; empty if the text cannot be read. */
  static Optional<Document> readIfPossible(String text) {
    try {
      return Optional.of(read(text));
    } catch (UnreadableTemplate e) {
      return Optional.empty();
    }
  }

  private static Value value(YAMLParser parser, JsonToken token) throws IOException {
    Object tag = parser.getTypeId();
    Value value =
        switch (token) {
          case START_OBJECT -> map(parser);
          case START_ARRAY -> list(parser);
          default -> Value.text(parser.getText());
        };
    return tag == null ? value : new Intrinsic(tag.toString(), value);
  }

  private static Value map(YAMLParser parser) throws IOException {
    Map<String, Value> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      entries.put(key, value(parser, parser.nextToken()));
    }
    return new Mapping(entries);
  }

  private static Value list(YAMLParser parser) throws IOException {
    List<Value> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
    }
    return Value.list(items);
  }
}
