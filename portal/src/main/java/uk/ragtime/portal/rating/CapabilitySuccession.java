package uk.ragtime.portal.rating;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;

/**
 * A capability as worded by the last version that had its code, and its successors in the version
 * in use. Addresses are kept for ever, so a story may be requested by a former code.
 *
 * @param last null if no version up to the one in use had the code
 * @param heirs capabilities of the version in use that continue it, or the capability itself
 * @param same whether the only successor is the same capability, perhaps under another code or in
 *     other words
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

  /** The capability as worded now, or when it was last asked on its own. */
  Optional<Lists.Capability> worded() {
    return same ? Optional.of(heirs.getFirst()) : Optional.ofNullable(last);
  }

  /** The code that the capability of a code has in the version in use, or had last. */
  String codeNow(String code) {
    return same ? heirs.getFirst().code() : code;
  }

  /** Whether the version in use no longer has it, under any code. */
  boolean isPast() {
    return last != null && !same;
  }
}
