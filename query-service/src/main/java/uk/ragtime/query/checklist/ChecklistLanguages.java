package uk.ragtime.query.checklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the languages of checklist versions from the log; the read models have one language. */
final class ChecklistLanguages {
  private record VersionKey(String checklist, int version) {}

  /** Language of a version that names none. */
  private static final String DEFAULT = "en";

  private static final String LANGUAGES =
      """
      select v.checklist, v.version, coalesce(d.data ->> 'language', :default) as own,
             t.language
        from checklist_version v
        join event_log l
          on l.partnership = v.partnership
         and l.position = v.position
       cross join lateral
         (select l.data::jsonb as data) d
        left join lateral
         (select translation.value ->> 'language' as language, translation.place
            from jsonb_array_elements(
                   case jsonb_typeof(d.data -> 'translations')
                     when 'array' then d.data -> 'translations'
                     else '[]'::jsonb
                   end)
                 with ordinality as translation (value, place)) t on true
       where v.partnership = :partnership
       order by v.checklist, v.version, t.place
      """;

  private final Map<VersionKey, List<String>> byVersion;

  private ChecklistLanguages(Map<VersionKey, List<String>> byVersion) {
    this.byVersion = byVersion;
  }

  static ChecklistLanguages all(Tenant tenant) {
    Map<VersionKey, List<String>> languages = new HashMap<>();
    tenant
        .ask(LANGUAGES)
        .param("default", DEFAULT)
        .query(row -> {
          VersionKey key = new VersionKey(row.getString("checklist"), row.getInt("version"));
          String own = row.getString("own");
          List<String> its = languages.computeIfAbsent(key, _ -> new ArrayList<>(List.of(own)));
          String other = row.getString("language");
          if (other != null) {
            its.add(other);
          }
        });
    return new ChecklistLanguages(languages);
  }

  /** That of its texts first, then those that it is translated into. */
  List<String> of(ChecklistVersion version) {
    return List.copyOf(
        byVersion.getOrDefault(
            new VersionKey(version.checklist().value(), version.version()), List.of(DEFAULT)));
  }
}
