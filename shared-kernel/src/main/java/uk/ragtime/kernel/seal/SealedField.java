package uk.ragtime.kernel.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Field that a seal commits to. The name is part of the seal, so that no text can be shown in
 * another's place. Recorded for ever: add, never rename.
 */
public enum SealedField {
  /** Why a rating changed. */
  RATIONALE("rationale", true),
  /** Remark made when a rating was reconfirmed. */
  REMARK("remark", true),
  /** The evidence of a rating: a JSON array of {@code {"title","url"}}, byte for byte as sealed. */
  EVIDENCE("evidence", true),
  /** The reason of an act, such as placing a hold. */
  REASON("reason", true),
  /** The statement of a sign-off. */
  STATEMENT("statement", true),
  /** A comment on an assessment. */
  COMMENT("comment", true),
  /** The title of an action. */
  TITLE("title", true),
  /** The plan of an action in full. */
  WHAT("what", true),
  /** A note on an action's progress. */
  NOTE("note", true),
  /** A member's code, a line feed and the member's name. */
  PERSON("person", false),
  /** The lookup of a member's sign-in. */
  IDENTITY("identity", false);

  private static final Map<String, SealedField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(field -> field.wireName, Function.identity()));

  private final String wireName;
  private final boolean text;

  SealedField(String wireName, boolean text) {
    this.wireName = wireName;
    this.text = text;
  }

  /**
   * The field of a wire name.
   *
   * @throws IllegalArgumentException if this release knows no such field
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SealedField of(String wireName) {
    SealedField found = BY_NAME.get(wireName);
    if (found == null) {
      throw new IllegalArgumentException("this release knows no such sealed field");
    }
    return found;
  }

  /** The name in seals, events, topics and HTTP, such as {@code rationale}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The member of an event's data that holds the seal, such as {@code rationaleSeal}. */
  public String sealName() {
    return this == COMMENT ? "textSeal" : wireName + "Seal";
  }

  /**
   * Whether its opening is a text of one event, kept by {@link TextPlace}; otherwise it is kept
   * with the person.
   */
  public boolean isText() {
    return text;
  }
}
