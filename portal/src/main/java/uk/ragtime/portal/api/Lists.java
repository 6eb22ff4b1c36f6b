package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A partnership's own lists, one record per answer. */
public sealed interface Lists {

  record Areas(List<Area> areas) implements Lists {
    public Areas {
      areas = Objects.requireNonNullElse(areas, List.of());
    }
  }

  record Area(String area, String name, @Nullable String gssCode) {}

  record Agencies(List<Agency> agencies) implements Lists {
    public Agencies {
      agencies = Objects.requireNonNullElse(agencies, List.of());
    }
  }

  record Agency(String agency, String name, @Nullable String sector, List<String> areas) {
    public Agency {
      areas = Objects.requireNonNullElse(areas, List.of());
    }
  }

  record Cycles(List<Cycle> cycles) implements Lists {
    public Cycles {
      cycles = Objects.requireNonNullElse(cycles, List.of());
    }
  }

  /** One round of self-assessment. {@code status} is PLANNED, OPEN, PAST_CUT_OFF or CLOSED. */
  record Cycle(
      String cycle,
      String name,
      String checklist,
      int version,
      @Nullable LocalDate opensOn,
      @Nullable Instant cutOff,
      @Nullable Boolean historic,
      @Nullable String status) {

    public boolean isHistoric() {
      return Boolean.TRUE.equals(historic);
    }

    public boolean open() {
      return "OPEN".equals(status);
    }
  }

  record Checklists(List<Checklist> checklists) implements Lists {
    public Checklists {
      checklists = Objects.requireNonNullElse(checklists, List.of());
    }
  }

  record Checklist(String checklist, int version, String title, List<Capability> capabilities) {
    public Checklist {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }
  }

  /** One item of a checklist: what is asked, and what each rating looks like. */
  record Capability(
      String code,
      String title,
      @Nullable String section,
      @Nullable String guidance,
      @Nullable String red,
      @Nullable String amber,
      @Nullable String green) {}
}
