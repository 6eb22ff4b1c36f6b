package uk.ragtime.portal.checklist;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Reads the YAML of a checklist as far as a preview needs it: the service judges it. */
final class YamlDocument {
  /** Deeper than any checklist, and not so deep that reading it exhausts the stack. */
  private static final int MAX_DEPTH = 20;

  private static final int LINE_WIDTH = 100;

  /** Parts that relate a version to the one before, and so do not belong in the next one. */
  private static final Set<String> MAPPING = Set.of("from", "mapsFrom", "dropped");

  /** Result of reading. */
  sealed interface Reading {}

  /** A document; every value is a text, a list or a map. */
  record Read(Map<String, Object> content) implements Reading {}

  /**
   * A place where reading ended.
   *
   * @param line counted from 1; null if it is the whole document
   */
  record Unreadable(@Nullable Integer line) implements Reading {}

  /** A name that its map has already. */
  private static final class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    DuplicateKeyException(int line) {
      super(String.valueOf(line));
      this.line = line;
    }
  }

  private YamlDocument() {}

  static Reading read(String text) {
    try {
      Node root = yaml().compose(new StringReader(text));
      return root instanceof MappingNode map
          ? new Read(map(map))
          : new Unreadable(root == null ? null : root.getStartMark().getLine() + 1);
    } catch (DuplicateKeyException e) {
      return new Unreadable(e.line);
    } catch (MarkedYAMLException e) {
      Mark mark = mark(e);
      return new Unreadable(mark == null ? null : mark.getLine() + 1);
    } catch (YAMLException e) {
      return new Unreadable(null);
    }
  }

  /** A quotation that is not closed is found at the end, but began where the fault is. */
  private static @Nullable Mark mark(MarkedYAMLException e) {
    String context = e.getContext();
    return context != null && context.contains("quoted") ? e.getContextMark() : e.getProblemMark();
  }

  /** A document as the beginning of its next version, which continues every item by its code. */
  static String withoutMapping(String text) {
    return switch (read(text)) {
      case Read(Map<String, Object> content) -> yaml().dump(without(content));
      case Unreadable _ -> text;
    };
  }

  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    loading.setNestingDepthLimit(MAX_DEPTH);
    loading.setMaxAliasesForCollections(0);
    DumperOptions dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    dumping.setIndicatorIndent(2);
    dumping.setIndentWithIndicator(true);
    dumping.setWidth(LINE_WIDTH);
    return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading);
  }

  private static Map<String, Object> without(Map<String, Object> content) {
    Map<String, Object> kept = new LinkedHashMap<>();
    content.forEach((name, value) -> {
      if (!MAPPING.contains(name)) {
        kept.put(name, name.equals("capabilities") ? items(value) : value);
      }
    });
    return kept;
  }

  private static Object items(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<Object> items = new ArrayList<>();
    for (Object item : list) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      if (item instanceof Map<?, ?> map) {
        map.forEach((name, part) -> {
          if (!(name instanceof String field && MAPPING.contains(field))) {
            kept.put(name, part);
          }
        });
      }
      items.add(kept);
    }
    return items;
  }

  private static Map<String, Object> map(MappingNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple entry : node.getValue()) {
      Object value = value(entry.getValueNode());
      if (entry.getKeyNode() instanceof ScalarNode name) {
        if (!names.add(name.getValue())) {
          throw new DuplicateKeyException(name.getStartMark().getLine() + 1);
        }
        if (value != null) {
          map.put(name.getValue(), value);
        }
      }
    }
    return map;
  }

  private static @Nullable Object value(Node node) {
    if (node instanceof MappingNode map) {
      return map(map);
    }
    if (node instanceof SequenceNode list) {
      List<Object> values = new ArrayList<>();
      for (Node each : list.getValue()) {
        Object value = value(each);
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
    return node instanceof ScalarNode text && !text.getTag().equals(Tag.NULL)
        ? text.getValue()
        : null;
  }
}
