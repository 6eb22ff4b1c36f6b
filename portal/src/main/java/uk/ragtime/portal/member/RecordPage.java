package uk.ragtime.portal.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.MemberRecord;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * All that is recorded of a member, in words.
 *
 * @param named who it is
 * @param erasable whether there is a name to erase
 * @param facts what the member is
 * @param next cursor of the following page; null if there is none
 */
record RecordPage(
    String member,
    String named,
    boolean erased,
    boolean erasable,
    List<Fact> facts,
    List<Entry> entries,
    @Nullable Long next) {

  /** The fields of an event that hold texts, in the order shown. */
  private static final List<String> TEXT_FIELDS =
      List.of("rationale", "remark", "evidence", "reason");

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * @param label key of its message
   */
  record Fact(String label, String value) {}

  /**
   * An event.
   *
   * @param address of the page about it; null if there is none
   */
  record Entry(String recorded, String what, @Nullable String address, List<Text> texts) {}

  /**
   * A text of an event.
   *
   * @param field that it belongs to
   * @param place as pages' addresses name it
   */
  record Text(String field, String place, WrittenText written) {}

  /** Names of what is rated, by code. */
  record Names(
      Map<String, String> areas, Map<String, String> agencies, Map<String, String> capabilities) {
    static Names of(
        List<Lists.Area> areas, List<Lists.Agency> agencies, List<Lists.Checklist> checklists) {
      return new Names(
          byCode(areas, Lists.Area::area, Lists.Area::name),
          byCode(agencies, Lists.Agency::agency, Lists.Agency::name),
          byCode(
              checklists.stream().flatMap(list -> list.capabilities().stream()).toList(),
              Lists.Capability::code,
              Lists.Capability::title));
    }

    private static <T> Map<String, String> byCode(
        List<T> all, Function<T, String> code, Function<T, String> name) {
      return all.stream().collect(Collectors.toMap(code, name, (_, newer) -> newer));
    }
  }

  static RecordPage of(String partnership, MemberRecord record, Names names, Words words) {
    return new RecordPage(
        record.member(),
        PersonNames.of(record, words),
        record.isErased(),
        record.name() != null,
        facts(record, names, words),
        record.entries().stream()
            .map(entry -> entry(partnership, record, entry, names, words))
            .toList(),
        record.next());
  }

  private static List<Fact> facts(MemberRecord record, Names names, Words words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("members.name", PersonNames.of(record, words)));
    if (record.name() != null) {
      facts.add(new Fact("members.code", record.member()));
    }
    facts.add(new Fact("record.handle", record.handle()));
    if (!record.roles().isEmpty()) {
      facts.add(
          new Fact(
              "members.roles",
              record.roles().stream()
                  .map(role -> words.forCode("role.short", role))
                  .collect(Collectors.joining(", "))));
    }
    if (!record.agencies().isEmpty()) {
      facts.add(
          new Fact(
              "members.agencies",
              record.agencies().stream()
                  .map(code -> names.agencies().getOrDefault(code, code))
                  .collect(Collectors.joining(", "))));
    }
    if (record.since() != null) {
      facts.add(
          new Fact("members.since", words.day(record.since().atZone(Words.LONDON).toLocalDate())));
    }
    if (record.leavesOn() != null) {
      facts.add(new Fact("record.without", words.day(record.leavesOn())));
    }
    return facts;
  }

  private static Entry entry(
      String partnership, MemberRecord record, MemberRecord.Entry entry, Names names, Words words) {
    String name = entry.type().replaceFirst("\\.v[0-9]+$", "");
    return new Entry(
        words.moment(entry.recordedAt()),
        sentence(name, record, entry, names, words),
        address(partnership, name, entry.position()),
        texts(entry, words));
  }

  private static String sentence(
      String name, MemberRecord record, MemberRecord.Entry entry, Names names, Words words) {
    JsonNode data = entry.data();
    boolean about = data.path("member").asString("").equals(record.handle());
    String key = (about ? "record.about." : "record.by.") + name;
    if (!words.has(key)) {
      return entry.type();
    }
    return switch (name) {
      case "rating-changed" -> rated(key, data.path("to"), data, names, words);
      case "rating-reconfirmed" -> rated(key, data.path("rating"), data, names, words);
      case "hold-placed", "hold-lifted" -> words.say(key, data.path("hold").asString(""));
      default -> words.say(key);
    };
  }

  private static String rated(
      String key, JsonNode rating, JsonNode data, Names names, Words words) {
    return words.say(
        key,
        named(names.capabilities(), data.path("capability")),
        words.forCode("rating", rating.asString("").toLowerCase(Locale.ROOT).replace('_', '-')),
        named(names.agencies(), data.path("agency")),
        named(names.areas(), data.path("area")));
  }

  private static String named(Map<String, String> names, JsonNode code) {
    return names.getOrDefault(code.asString(""), code.asString(""));
  }

  private static @Nullable String address(String partnership, String name, long position) {
    return switch (name) {
      case "person-erased", "texts-erased", "erasure-deferred", "hold-placed", "hold-lifted" ->
          "/" + partnership + "/erasures/" + position;
      default -> null;
    };
  }

  private static List<Text> texts(MemberRecord.Entry entry, Words words) {
    List<Text> texts = new ArrayList<>();
    for (String field : TEXT_FIELDS) {
      String given = entry.texts().get(field);
      WrittenText.of(
              "text",
              field,
              field.equals("evidence") && given != null ? documents(given) : given,
              entry.erased(),
              entry.missing(),
              words)
          .ifPresent(
              written -> texts.add(new Text(field, entry.position() + "." + field, written)));
    }
    return texts;
  }

  /** Evidence is sealed as JSON; what is none is shown as it is. */
  private static String documents(String evidence) {
    try {
      return JSON.readTree(evidence)
          .valueStream()
          .map(document ->
              document.path("title").asString("") + ": " + document.path("url").asString(""))
          .collect(Collectors.joining("\n"));
    } catch (JacksonException _) {
      return evidence;
    }
  }
}
