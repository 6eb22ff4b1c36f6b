package uk.ragtime.portal.rating;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;

/**
 * Titles of capabilities in the versions of one checklist.
 *
 * @param versions the newest first
 */
record CapabilityTitles(List<Lists.Checklist> versions) {

  /**
   * @param checklist null for everything published
   */
  static CapabilityTitles of(@Nullable String checklist, List<Lists.Checklist> published) {
    return new CapabilityTitles(
        published.stream()
            .filter(it -> checklist == null || it.checklist().equals(checklist))
            .sorted(Comparator.comparingInt(Lists.Checklist::version).reversed())
            .toList());
  }

  /** The capability in the newest version that has the code. */
  Optional<Lists.Capability> newest(String code) {
    return versions.stream().flatMap(it -> it.item(code).stream()).findFirst();
  }

  /** Title of a capability in a version before the one in use; its code if there is none. */
  String formerTitle(String code, int inUse) {
    return versions.stream()
        .filter(it -> it.version() < inUse)
        .flatMap(it -> it.item(code).stream())
        .map(Lists.Capability::title)
        .findFirst()
        .orElse(code);
  }

  /**
   * Name of a capability when it was rated: its title then, or its code if only that differed. Null
   * if it has not changed, as far as titles in one language tell.
   */
  @Nullable String ratedAs(
      Audit.Entry entry, Lists.@Nullable Cycle cycle, Lists.Capability capability) {
    String code = entry.capability();
    if (code == null || cycle == null) {
      return code == null || code.equals(capability.code()) ? null : code;
    }
    boolean recoded = !code.equals(capability.code());
    return versions.stream()
        .filter(it -> it.version() == cycle.version())
        .flatMap(it -> it.item(code).stream())
        .findFirst()
        .filter(then ->
            Objects.equals(then.lang(), capability.lang())
                ? !then.title().equals(capability.title())
                : recoded)
        .map(Lists.Capability::title)
        .orElse(recoded ? code : null);
  }
}
