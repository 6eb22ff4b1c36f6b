package uk.ragtime.portal.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;

/**
 * Reads the texts of checklists by language: answers of the service are in the language of the
 * checklist's document, and have codes in place of the names of sections.
 */
@Component
public class ChecklistTranslations {
  /**
   * Documents read for one page; each is a request. The newest version of each checklist comes
   * first; a version beyond these is shown in the language of its document.
   */
  static final int MOST_DOCUMENTS = 6;

  /** The built-in checklist, in English, whose sections the portal has names for. */
  private static final String BUILT_IN = "workforce-infant-mental-health";

  private final QueryService query;
  private final ReferenceData references;
  private final Words words;

  ChecklistTranslations(QueryService query, ReferenceData references, Words words) {
    this.query = query;
    this.references = references;
    this.words = words;
  }

  /** All versions of all checklists in the language of the page being made. */
  public List<Lists.Checklist> checklists(Visitor visitor, String partnership) {
    return translated(visitor, partnership, query.checklists(visitor, partnership));
  }

  /** Versions of checklists in the language of the page being made. */
  public List<Lists.Checklist> translated(
      Visitor visitor, String partnership, List<Lists.Checklist> listed) {
    String language = Language.current().code();
    if (listed.stream().allMatch(version -> isWrittenIn(language, version))) {
      return listed;
    }
    Set<Lists.Checklist> read = read(language, listed);
    try (ParallelRequests requests = new ParallelRequests()) {
      List<Answer<Lists.Checklist>> versions =
          listed.stream()
              .map(version ->
                  read.contains(version)
                      ? requests.ask(() -> translated(language, visitor, partnership, version))
                      : (Answer<Lists.Checklist>) () -> asWritten(language, version))
              .toList();
      return versions.stream().map(Answer::get).toList();
    }
  }

  /** Versions whose documents are read. */
  static Set<Lists.Checklist> read(String language, List<Lists.Checklist> listed) {
    Map<String, Integer> newest =
        listed.stream()
            .collect(
                Collectors.toMap(Lists.Checklist::checklist, Lists.Checklist::version, Math::max));
    return listed.stream()
        .filter(version -> !isWrittenIn(language, version))
        .filter(version -> version.languages().contains(language))
        .sorted(
            Comparator.comparing((Lists.Checklist version) ->
                    version.version() < newest.getOrDefault(version.checklist(), 0))
                .thenComparing(Comparator.comparingInt(Lists.Checklist::version).reversed())
                .thenComparing(Lists.Checklist::checklist))
        .limit(MOST_DOCUMENTS)
        .collect(Collectors.toSet());
  }

  private static boolean isWrittenIn(String language, Lists.Checklist version) {
    return version.languages().isEmpty() || version.languages().getFirst().equals(language);
  }

  private static Lists.Checklist asWritten(String language, Lists.Checklist version) {
    return isWrittenIn(language, version) ? version : version.in(version.languages().getFirst());
  }

  private Lists.Checklist translated(
      String language, Visitor visitor, String partnership, Lists.Checklist version) {
    return read(language, visitor, partnership, version.checklist(), version.version())
        .version(version);
  }

  /**
   * Texts of a version in the language of the page being made. The document is read for every
   * language: only it names the sections.
   *
   * @param checklist null, like its version, where no cycle was known
   */
  public ChecklistTexts texts(
      Visitor visitor, String partnership, @Nullable String checklist, @Nullable Integer version) {
    return checklist == null || version == null
        ? ChecklistTexts.AS_LISTED
        : read(Language.current().code(), visitor, partnership, checklist, version);
  }

  private ChecklistTexts read(
      String language, Visitor visitor, String partnership, String checklist, int version) {
    try {
      return new ChecklistTexts(
          references.document(visitor, partnership, checklist, version, 0), language);
    } catch (Failure.NotFound _) {
      return ChecklistTexts.AS_LISTED;
    }
  }

  /** The same for a profile, for which nothing more is asked where the portal knows all texts. */
  public ChecklistTexts texts(Visitor visitor, String partnership, Profile profile) {
    return Language.current() == Language.ENGLISH && isNamed(profile)
        ? ChecklistTexts.AS_LISTED
        : texts(visitor, partnership, profile.checklist(), profile.version());
  }

  private boolean isNamed(Profile profile) {
    return BUILT_IN.equals(profile.checklist())
        && profile.capabilities().stream()
            .allMatch(it -> it.section() == null || words.has("section." + it.section()));
  }

  public ChecklistTexts texts(Visitor visitor, String partnership, Movement movement) {
    return texts(visitor, partnership, movement.checklist(), movement.version());
  }

  public ChecklistTexts texts(Visitor visitor, String partnership, AreaMatrix matrix) {
    return texts(visitor, partnership, matrix.checklist(), matrix.version());
  }
}
