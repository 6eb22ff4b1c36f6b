package uk.ragtime.portal.assessment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.VersionedForm;
import uk.ragtime.portal.page.Words;

/** Asks people of an agency to look at capabilities by a day. */
@Controller
class AssignController {
  private static final String ASSIGN = AssessmentAddress.PATTERN + "/assign";
  private static final String MEMBER = ASSIGN + "/{member:" + Codes.SLUG + "}";
  private static final Set<String> DATE = Set.of("day", "month", "year");

  private final AssessmentReader reader;
  private final QueryService query;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final Words words;

  AssignController(
      AssessmentReader reader,
      QueryService query,
      AssessmentCommands commands,
      FormPages pages,
      Words words) {
    this.reader = reader;
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
  }

  /**
   * An assignment as typed.
   *
   * @param version of the assessment that the form was opened on
   * @param was the member's assignment that the form showed, as {@link #told} writes it
   * @param capability codes of the ticked boxes; none to ask for nothing
   */
  record AssignForm(
      @Nullable UUID key,
      @Nullable Long version,
      @Nullable String was,
      List<String> capability,
      @Nullable String day,
      @Nullable String month,
      @Nullable String year)
      implements VersionedForm {
    AssignForm {
      capability = List.copyOf(Objects.requireNonNullElse(capability, List.of()));
    }

    static AssignForm of(Assessment assessment, Optional<Assessment.Assignment> now) {
      LocalDate dueOn = now.map(Assessment.Assignment::dueOn).orElse(null);
      TypedDate due = dueOn == null ? TypedDate.NOTHING : TypedDate.of(dueOn);
      return new AssignForm(
          UUID.randomUUID(),
          assessment.version(),
          told(now),
          now.map(Assessment.Assignment::capabilities).orElse(List.of()),
          due.day(),
          due.month(),
          due.year());
    }

    AssignForm on(Assessment assessment, Optional<Assessment.Assignment> now) {
      return new AssignForm(key, assessment.version(), told(now), capability, day, month, year);
    }

    static String told(Optional<Assessment.Assignment> assignment) {
      return assignment
          .map(it ->
              String.join(" ", it.capabilities().stream().sorted().toList()) + "/" + it.dueOn())
          .orElse("");
    }

    public TypedDate typed() {
      return TypedDate.of(day, month, year);
    }

    List<FieldError> errors() {
      return !typed().blank() && typed().read() instanceof TypedDate.InvalidDate(FieldError error)
          ? List.of(error)
          : List.of();
    }

    @Nullable LocalDate dueOn() {
      return typed().read() instanceof TypedDate.Date(LocalDate date) ? date : null;
    }
  }

  /** A person of the agency, and what they were asked. */
  record Person(String member, String name, AssessmentPeople.@Nullable Asked asked) {}

  @GetMapping(ASSIGN)
  ModelAndView people(
      Visitor visitor, AssessmentAddress address, @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    requireSigner(details);
    if (!details.capacity().assigns(details.assessment())) {
      return FormPages.redirectFromClosedForm(address.page());
    }
    Map<String, AssessmentPeople.Asked> asked = new LinkedHashMap<>();
    AssessmentPeople.of(details.assessment(), words)
        .asked()
        .forEach(it -> asked.put(it.member(), it));
    ModelAndView page = AssessmentReader.page("assessment/assign", details);
    page.addObject(
        "people",
        people(visitor, details).entrySet().stream()
            .map(it -> new Person(it.getKey(), it.getValue(), asked.get(it.getKey())))
            .toList());
    page.addObject("seen", seen);
    return page;
  }

  @GetMapping(MEMBER)
  ModelAndView form(Visitor visitor, AssessmentAddress address, @PathVariable String member) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    requireSigner(details);
    if (!details.capacity().assigns(details.assessment())) {
      return FormPages.redirectFromClosedForm(address.page());
    }
    AssignForm form = AssignForm.of(details.assessment(), now(details, member));
    return show(visitor, details, member, form, null, List.of(), HttpStatus.OK);
  }

  @PostMapping(MEMBER)
  ModelAndView assign(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String member,
      @ModelAttribute AssignForm form) {
    UUID key = form.sentKey();
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      AssessmentDetails details = reader.read(visitor, address, 0);
      return show(visitor, details, member, form, null, errors, HttpStatus.BAD_REQUEST);
    }
    AssessmentDetails details = reader.read(visitor, address, 0);
    try {
      return address.redirect(
          send(visitor, key, details, member, form.sentVersion(), form), "assign");
    } catch (Failure failure) {
      return failure.isOvertaken()
          ? onNewerVersion(visitor, address, member, form)
          : failed(visitor, details, member, form, failure);
    }
  }

  private long send(
      Visitor visitor,
      UUID key,
      AssessmentDetails details,
      String member,
      long version,
      AssignForm form) {
    return commands.assign(
        visitor,
        key,
        details.address().key(),
        member,
        version,
        new AssessmentCommands.Assignment(
            form.capability(), form.dueOn(), details.capacity().forAgency()));
  }

  /** Only another assignment of the same person matters; whatever was rated meanwhile does not. */
  private ModelAndView onNewerVersion(
      Visitor visitor, AssessmentAddress address, String member, AssignForm form) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Optional<Assessment.Assignment> now = now(details, member);
    if (AssignForm.told(now).equals(Objects.requireNonNullElse(form.was(), ""))) {
      try {
        long version = details.assessment().version();
        return address.redirect(
            send(visitor, form.sentKey(), details, member, version, form), "assign");
      } catch (Failure failure) {
        return failed(visitor, details, member, form, failure);
      }
    }
    AssessmentPeople.Asked theirs =
        AssessmentPeople.of(details.assessment(), words).asked().stream()
            .filter(it -> it.member().equals(member))
            .findFirst()
            .orElse(new AssessmentPeople.Asked(member, "", List.of(), null));
    FieldError error = new FieldError("assign.wrong.changed", "submit");
    return show(
        visitor,
        details,
        member,
        form.on(details.assessment(), now),
        theirs,
        List.of(error),
        HttpStatus.CONFLICT);
  }

  private ModelAndView failed(
      Visitor visitor, AssessmentDetails details, String member, AssignForm form, Failure failure) {
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(visitor, details, member, form, null, failed.errors(), failed.status());
  }

  private static Optional<Assessment.Assignment> now(AssessmentDetails details, String member) {
    return details.assessment().assignments().stream()
        .filter(it -> it.member().member().equals(member) && !it.capabilities().isEmpty())
        .findFirst();
  }

  /**
   * Names of the people of the agency by code, and of those who were asked before and have left it,
   * so that nothing need be asked of them any more.
   */
  private Map<String, String> people(Visitor visitor, AssessmentDetails details) {
    AssessmentAddress address = details.address();
    Map<String, String> people = new LinkedHashMap<>();
    Stream.concat(
            query
                .agencyMembers(visitor, address.partnership(), address.agency())
                .members()
                .stream(),
            details.assessment().assignments().stream()
                .filter(it -> !it.capabilities().isEmpty())
                .map(Assessment.Assignment::member))
        .forEach(person -> {
          if (person.name() != null) {
            people.putIfAbsent(person.member(), person.name());
          }
        });
    return people;
  }

  private static void requireSigner(AssessmentDetails details) {
    if (!details.capacity().signs()) {
      throw new Failure.Forbidden("assign");
    }
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      String member,
      AssignForm form,
      AssessmentPeople.@Nullable Asked theirs,
      List<FieldError> errors,
      HttpStatus status) {
    requireSigner(details);
    String name = people(visitor, details).get(member);
    if (name == null) {
      throw new Failure.NotFound("member");
    }
    ModelAndView page = AssessmentReader.page("assessment/assign-to", details);
    page.addObject("name", name);
    page.addObject("member", member);
    page.addObject("cells", details.assessment().cells());
    page.addObject("form", form);
    page.addObject("theirs", theirs);
    page.addObject(
        "dateErrors", errors.stream().filter(error -> DATE.contains(error.field())).toList());
    return FormPages.with(errors, status, page);
  }
}
