package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of a partnership, a record for each answer. */
public sealed interface Lists {

  private static <T> Map<String, String> names(
      List<T> list, Function<T, String> code, Function<T, String> name) {
    return list.stream().collect(Collectors.toMap(code, name, (first, _) -> first));
  }

  /** Areas, by name. */
  record Areas(List<Area> areas) implements Lists {
    public Areas {
      areas = Area.listed(Objects.requireNonNullElse(areas, List.of()));
    }
  }

  record Area(String area, String name, @Nullable String gssCode) {
    /** Names by code. */
    public static Map<String, String> names(List<Area> areas) {
      return Lists.names(areas, Area::area, Area::name);
    }

    static List<Area> listed(List<Area> areas) {
      return DistinctNames.in(areas, Area::area, Area::name, Area::named).stream()
          .sorted(NameOrder.of(Area::name, Area::area))
          .toList();
    }

    private Area named(String other) {
      return new Area(area, other, gssCode);
    }
  }

  /** Agencies, by name. */
  record Agencies(List<Agency> agencies) implements Lists {
    public Agencies {
      agencies = Agency.listed(Objects.requireNonNullElse(agencies, List.of()));
    }
  }

  record Agency(String agency, String name, @Nullable String sector, List<String> areas) {
    public Agency {
      areas = Objects.requireNonNullElse(areas, List.of());
    }

    /** Whether it works anywhere; one that works nowhere is out of use. */
    public boolean isInUse() {
      return !areas.isEmpty();
    }

    /** Names by code. */
    public static Map<String, String> names(List<Agency> agencies) {
      return Lists.names(agencies, Agency::agency, Agency::name);
    }

    static List<Agency> listed(List<Agency> agencies) {
      return DistinctNames.in(agencies, Agency::agency, Agency::name, Agency::named).stream()
          .sorted(NameOrder.of(Agency::name, Agency::agency))
          .toList();
    }

    private Agency named(String other) {
      return new Agency(agency, other, sector, areas);
    }
  }

  record Cycles(List<Cycle> cycles) implements Lists {
    public Cycles {
      cycles =
          DistinctNames.in(
              Objects.requireNonNullElse(cycles, List.of()),
              Cycle::cycle,
              Cycle::name,
              Cycle::named);
    }
  }

  /**
   * A round of self-assessment by one version of one checklist.
   *
   * @param outcomeOn day whose ratings are its outcome, as far as it is known
   * @param status PLANNED, OPEN, PAST_CUT_OFF, CLOSED or CANCELLED
   */
  record Cycle(
      String cycle,
      String name,
      String checklist,
      int version,
      @Nullable LocalDate opensOn,
      @Nullable Instant cutOff,
      @Nullable Boolean historic,
      @Nullable String status,
      @Nullable LocalDate outcomeOn) {

    /** Names by code. */
    public static Map<String, String> names(List<Cycle> cycles) {
      return Lists.names(cycles, Cycle::cycle, Cycle::name);
    }

    Cycle named(String other) {
      return new Cycle(
          cycle, other, checklist, version, opensOn, cutOff, historic, status, outcomeOn);
    }

    public boolean isHistoric() {
      return Boolean.TRUE.equals(historic);
    }

    public boolean open() {
      return "OPEN".equals(status);
    }

    public boolean isCancelled() {
      return "CANCELLED".equals(status);
    }

    /** Whether it ever accepted ratings: not while it is planned, nor if it was cancelled. */
    public boolean hasOpened() {
      return !"PLANNED".equals(status)
          && !isCancelled()
          && (opensOn == null || outcomeOn == null || !opensOn.isAfter(outcomeOn));
    }
  }

  record Checklists(List<Checklist> checklists) implements Lists {
    public Checklists {
      checklists = Objects.requireNonNullElse(checklists, List.of());
    }
  }

  /**
   * A version of a checklist.
   *
   * @param languages that it has texts in, that of its document first
   * @param lang language of its title; null if it is that of the page
   */
  record Checklist(
      String checklist,
      int version,
      String title,
      List<Capability> capabilities,
      List<String> languages,
      @Nullable String lang) {
    public Checklist {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
      languages = Objects.requireNonNullElse(languages, List.of());
    }

    public Checklist(String checklist, int version, String title, List<Capability> capabilities) {
      this(checklist, version, title, capabilities, List.of(), null);
    }

    /** The same with all texts in a language that is not that of the page. */
    public Checklist in(String other) {
      return new Checklist(
          checklist,
          version,
          title,
          capabilities.stream().map(it -> it.in(other)).toList(),
          languages,
          other);
    }

    public Optional<Capability> item(String code) {
      return capabilities.stream().filter(it -> it.code().equals(code)).findFirst();
    }
  }

  /**
   * An item of a checklist: its question, and the appearance of each rating.
   *
   * @param from items of the previous version that it continues; null in a first version
   * @param lang language of its texts; null if it is that of the page
   */
  record Capability(
      String code,
      String title,
      @Nullable String section,
      @Nullable String guidance,
      @Nullable String red,
      @Nullable String amber,
      @Nullable String green,
      @Nullable Origin from,
      @Nullable String lang) {
    public Capability(
        String code,
        String title,
        @Nullable String section,
        @Nullable String guidance,
        @Nullable String red,
        @Nullable String amber,
        @Nullable String green,
        @Nullable Origin from) {
      this(code, title, section, guidance, red, amber, green, from, null);
    }

    /** The same with texts in a language that is not that of the page. */
    public Capability in(@Nullable String other) {
      return new Capability(code, title, section, guidance, red, amber, green, from, other);
    }

    /** The same in a section that is named so. */
    public Capability under(@Nullable String named) {
      return new Capability(code, title, named, guidance, red, amber, green, from, lang);
    }

    /** Codes of the items of the previous version that it continues. */
    public List<String> carriesOn() {
      return from == null ? List.of(code) : from.codes();
    }

    /**
     * Whether it is the same capability as one of the previous version, perhaps under another code
     * or in other words.
     */
    public boolean isStill(String former) {
      return from == null ? former.equals(code) : from.isOnly(former);
    }
  }

  /** Items that an item continues; {@code kind} is same, reworded, split, merged or new. */
  record Origin(@Nullable String kind, List<String> codes) {
    public Origin {
      codes = Objects.requireNonNullElse(codes, List.of());
    }

    boolean isOnly(String former) {
      return ("same".equals(kind) || "reworded".equals(kind)) && codes.contains(former);
    }
  }
}
