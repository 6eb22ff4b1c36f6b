package uk.ragtime.portal.rating;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;

/**
 * A capability as the last version that had its code words it, and what has become of it in the
 * version in use. Addresses are kept, so that a story may be asked for by a code of the past.
 *
 * @param last null where no version up to the one in use had the code
 * @param heirs those that carry it on in the version in use; itself, where that has it
 * @param same whether the one heir is the same capability, perhaps under another code or in other
 *     words
 */
record CapabilitySuccession(
    Lists.@Nullable Capability last, List<Lists.Capability> heirs, boolean same) {

  private static final CapabilitySuccession UNKNOWN =
      new CapabilitySuccession(null, List.of(), false);

  /**
   * @param versions of one checklist, in any order
   */
  static CapabilitySuccession of(List<Lists.Checklist> versions, String code, int inUse) {
    List<Lists.Checklist> upToNow =
        versions.stream()
            .filter(it -> it.version() <= inUse)
            .sorted(Comparator.comparingInt(Lists.Checklist::version))
            .toList();
    Lists.Checklist from =
        upToNow.reversed().stream()
            .filter(it -> it.item(code).isPresent())
            .findFirst()
            .orElse(null);
    if (from == null) {
      return UNKNOWN;
    }
    Lists.Capability last = from.item(code).orElseThrow();
    List<Lists.Capability> heirs = List.of(last);
    boolean same = true;
    for (Lists.Checklist version : upToNow) {
      if (version.version() > from.version()) {
        Set<String> before = heirs.stream().map(Lists.Capability::code).collect(Collectors.toSet());
        heirs =
            version.capabilities().stream()
                .filter(it -> it.carriesOn().stream().anyMatch(before::contains))
                .toList();
        same = same && heirs.size() == 1 && before.stream().allMatch(heirs.getFirst()::isStill);
      }
    }
    return new CapabilitySuccession(last, heirs, same);
  }

  /** As it is worded now, or was when it was last asked for itself. */
  Optional<Lists.Capability> worded() {
    return same ? Optional.of(heirs.getFirst()) : Optional.ofNullable(last);
  }

  /** Whether the version in use has it no more, under whatever code. */
  boolean isPast() {
    return last != null && !same;
  }
}
