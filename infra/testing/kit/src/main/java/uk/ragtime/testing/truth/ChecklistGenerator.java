package uk.ragtime.testing.truth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.ragtime.testing.truth.ModelCommand.Publish;

/** Generates checklist versions that may be published, and some that may not. */
record ChecklistGenerator(SeededRandom random) {
  /** Few, so that checklists share them and versions use them again. */
  private static final List<String> CODES = List.of("a", "b", "c", "d", "e", "f", "g");

  private static final int MOST_ITEMS = 5;

  private record Draft(ChecklistItem.Kind kind, List<String> former) {}

  Publish first(String checklist) {
    List<String> codes = random.some(CODES.subList(0, 4), random.from(2, 4));
    return new Publish(checklist, 1, codes.stream().map(ChecklistItem::bare).toList(), List.of());
  }

  Publish next(String checklist, int version, List<String> former) {
    int dice = random.from(1, 100);
    if (dice <= 20) {
      return new Publish(checklist, version, bare(former), List.of());
    }
    return dice <= 40
        ? new Publish(checklist, version, mapped(former), List.of())
        : accounted(checklist, version, former);
  }

  /** A version with something wrong in it, most of the time. */
  Publish spoiled(String checklist, int version, List<String> former) {
    Publish sound = accounted(checklist, version, former);
    List<ChecklistItem> items = new ArrayList<>(sound.items());
    List<String> dropped = new ArrayList<>(sound.dropped());
    switch (random.from(1, 3)) {
      case 1 -> items.add(ChecklistItem.from("y", ChecklistItem.Kind.SAME, List.of("nowhere")));
      case 2 ->
          items.add(
              ChecklistItem.from("y", ChecklistItem.Kind.REWORDED, List.of(random.of(former))));
      default -> {
        dropped.clear();
        List<ChecklistItem> others =
            items.stream().filter(item -> !item.continuesItsLine()).toList();
        items.retainAll(others.isEmpty() ? List.of(items.getFirst()) : others);
      }
    }
    return new Publish(checklist, version, items, dropped);
  }

  private List<ChecklistItem> bare(List<String> former) {
    List<ChecklistItem> items = new ArrayList<>();
    former.stream().filter(_ -> random.in100(80)).map(ChecklistItem::bare).forEach(items::add);
    if (items.isEmpty() || random.in100(40)) {
      items.add(ChecklistItem.bare(random.of(codesBesides(former))));
    }
    return items;
  }

  private List<ChecklistItem> mapped(List<String> former) {
    List<ChecklistItem> items = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (String code : random.some(CODES, random.from(2, 4))) {
      String other = random.of(former);
      if (random.in100(60) && claimed.add(other)) {
        items.add(ChecklistItem.mapsFrom(code, other));
      } else if (!former.contains(code) || claimed.add(code)) {
        items.add(ChecklistItem.bare(code));
      }
    }
    return items;
  }

  /** A version that maps each former item. */
  private Publish accounted(String checklist, int version, List<String> former) {
    List<Draft> drafts = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    Deque<String> left = new ArrayDeque<>(random.shuffled(former));
    while (!left.isEmpty()) {
      String code = left.pop();
      int dice = random.from(1, 100);
      if (dice <= 20 && !left.isEmpty()) {
        drafts.add(new Draft(ChecklistItem.Kind.MERGED, List.of(code, left.pop())));
      } else if (dice <= 40 && drafts.size() + left.size() + 2 <= MOST_ITEMS) {
        drafts.add(new Draft(ChecklistItem.Kind.SPLIT, List.of(code)));
        drafts.add(new Draft(ChecklistItem.Kind.SPLIT, List.of(code)));
      } else if (dice <= 50 && !(drafts.isEmpty() && left.isEmpty())) {
        dropped.add(code);
      } else {
        ChecklistItem.Kind kind =
            dice <= 70 ? ChecklistItem.Kind.REWORDED : ChecklistItem.Kind.SAME;
        drafts.add(new Draft(kind, List.of(code)));
      }
    }
    if (drafts.isEmpty() || (drafts.size() < MOST_ITEMS && random.in100(40))) {
      drafts.add(new Draft(ChecklistItem.Kind.NEW, List.of()));
    }
    return new Publish(checklist, version, named(drafts, former), dropped);
  }

  private List<ChecklistItem> named(List<Draft> drafts, List<String> former) {
    List<ChecklistItem> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Draft draft : drafts) {
      String code = code(draft, taken);
      taken.add(code);
      items.add(
          mayBeBare(draft, code, former) && random.in100(50)
              ? ChecklistItem.bare(code)
              : ChecklistItem.from(code, draft.kind(), draft.former()));
    }
    return items;
  }

  private String code(Draft draft, Set<String> taken) {
    List<String> kept = draft.former().stream().filter(code -> !taken.contains(code)).toList();
    return !kept.isEmpty() && random.in100(50) ? kept.getFirst() : random.of(codesBesides(taken));
  }

  private static boolean mayBeBare(Draft draft, String code, List<String> former) {
    return switch (draft.kind()) {
      case SAME -> draft.former().contains(code);
      case NEW -> !former.contains(code);
      case REWORDED, SPLIT, MERGED -> false;
    };
  }

  private static List<String> codesBesides(Collection<String> others) {
    return CODES.stream().filter(code -> !others.contains(code)).toList();
  }
}
