package uk.ragtime.portal.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.Words;

/** Reads an assessment with everything that its pages show around it. */
@Component
public class AssessmentReader {
  /** Carried-over ratings come from the last few cycles; older reasons are in their stories. */
  private static final int MAX_CYCLES = 4;

  private final QueryService query;
  private final Assessments assessments;
  private final ChecklistTranslations translations;
  private final PageFrame frame;
  private final Words words;

  AssessmentReader(
      QueryService query,
      Assessments assessments,
      ChecklistTranslations translations,
      PageFrame frame,
      Words words) {
    this.query = query;
    this.assessments = assessments;
    this.translations = translations;
    this.frame = frame;
    this.words = words;
  }

  /**
   * An assessment.
   *
   * @param seen position up to which events must be in it
   * @throws Failure.NotFound if the address names none
   */
  public AssessmentDetails read(Visitor visitor, AssessmentAddress address, long seen) {
    String partnership = address.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> query.checklists(visitor, partnership));
      Answer<Assessment> assessment =
          requests.ask(() -> assessments.assessment(visitor, address.key(), seen));
      frame.remember(me.get(), partnership);
      Assessment listed = assessment.get();
      ChecklistTexts texts =
          translations.texts(visitor, partnership, listed.checklist(), listed.checklistVersion());
      return new AssessmentDetails(
          address,
          me.get().in(partnership).map(Me.Membership::member).orElse(null),
          me.get().titleOf(partnership),
          one(areas.get().stream().filter(it -> it.area().equals(address.area()))).name(),
          one(agencies.get().stream().filter(it -> it.agency().equals(address.agency()))).name(),
          one(cycles.get().stream().filter(it -> it.cycle().equals(address.cycle()))),
          former(cycles.get(), address.cycle()),
          items(listed, checklists.get()).stream().map(texts::item).toList(),
          Capacity.of(me.get(), partnership, address.agency()),
          listed.titled(texts::title),
          texts);
    }
  }

  private static @Nullable String former(List<Lists.Cycle> cycles, String code) {
    Lists.Cycle cycle = one(cycles.stream().filter(it -> it.cycle().equals(code)));
    LocalDate opensOn = cycle.opensOn();
    return opensOn == null
        ? null
        : cycles.stream()
            .filter(it -> it.checklist().equals(cycle.checklist()) && it.hasOpened())
            .filter(it -> it.opensOn() != null && it.opensOn().isBefore(opensOn))
            .max(Comparator.comparing(it -> Objects.requireNonNull(it.opensOn())))
            .map(Lists.Cycle::cycle)
            .orElse(null);
  }

  private static List<Lists.Capability> items(
      Assessment assessment, List<Lists.Checklist> checklists) {
    return checklists.stream()
        .filter(it ->
            it.checklist().equals(assessment.checklist())
                && it.version() == assessment.checklistVersion())
        .findFirst()
        .map(Lists.Checklist::capabilities)
        .orElse(List.of());
  }

  private static <T> T one(Stream<T> found) {
    return found.findFirst().orElseThrow(() -> new Failure.NotFound("assessment"));
  }

  /**
   * Last words of earlier cycles, by capability: of the cycle that a rating was carried over from,
   * or else of the cycle before. One that was recorded under other names than today's is left out;
   * its story has it.
   */
  public Map<String, SpokenWord> lastWords(Visitor visitor, AssessmentDetails details) {
    List<String> cycles =
        details.assessment().cells().stream()
            .flatMap(cell -> cycleBefore(details, cell).stream())
            .distinct()
            .limit(MAX_CYCLES)
            .toList();
    Map<String, Answer<Optional<Assessment>>> asked = new LinkedHashMap<>();
    try (ParallelRequests requests = new ParallelRequests()) {
      cycles.forEach(cycle ->
          asked.put(
              cycle,
              requests.ask(() -> assessments.earlier(visitor, details.address().key().in(cycle)))));
      Map<String, SpokenWord> last = new LinkedHashMap<>();
      for (Assessment.Cell cell : details.assessment().cells()) {
        Answer<Optional<Assessment>> answer =
            cycleBefore(details, cell).map(asked::get).orElse(null);
        if (answer != null) {
          answer
              .get()
              .flatMap(earlier -> formerCell(details, cell.capability(), earlier))
              .flatMap(former ->
                  Optional.ofNullable(former.agreed()).or(() -> Optional.ofNullable(former.self())))
              .map(word -> SpokenWord.ofEarlier(word, words))
              .ifPresent(word -> last.put(cell.capability(), word));
        }
      }
      return last;
    }
  }

  private static Optional<String> cycleBefore(AssessmentDetails details, Assessment.Cell cell) {
    Assessment.CarriedOver carried = cell.carriedOver();
    return Optional.ofNullable(carried == null ? details.formerCycle() : carried.cycle())
        .filter(cycle -> !cycle.equals(details.address().cycle()));
  }

  private static Optional<Assessment.Cell> formerCell(
      AssessmentDetails details, String capability, Assessment earlier) {
    return earlier
        .cell(capability)
        .or(() ->
            details.item(capability).stream()
                .flatMap(item -> item.carriesOn().stream())
                .flatMap(code -> earlier.cell(code).stream())
                .findFirst());
  }

  /** A page of an assessment. */
  public static ModelAndView page(String template, AssessmentDetails details) {
    ModelAndView page = new ModelAndView(template);
    page.addObject("details", details);
    page.addObject("foreign", details.foreign());
    return page;
  }
}
