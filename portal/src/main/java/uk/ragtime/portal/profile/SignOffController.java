package uk.ragtime.portal.profile;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Signs an area's profile off, and shows the signatures that it has. */
@Controller
class SignOffController {
  private static final String ADDRESS =
      "/{partnership:"
          + Codes.SLUG
          + "}/cycles/{cycle:"
          + Codes.SLUG
          + "}/areas/{area:"
          + Codes.SLUG
          + "}/sign-off";
  private static final String ONE = ADDRESS + "/{number:\\d{1,9}}";

  /** The services sign no more at once. */
  private static final int MAX_AGENCIES = 60;

  private final QueryService query;
  private final Assessments assessments;
  private final ProfileSignOffs signOffs;
  private final FormPages pages;
  private final Words words;

  SignOffController(
      QueryService query,
      Assessments assessments,
      ProfileSignOffs signOffs,
      FormPages pages,
      Words words) {
    this.query = query;
    this.assessments = assessments;
    this.signOffs = signOffs;
    this.pages = pages;
    this.words = words;
  }

  /**
   * A signature as typed.
   *
   * @param agency codes of the ticked boxes; null before the form was sent
   */
  record SignForm(@Nullable UUID key, @Nullable List<String> agency, String statement)
      implements KeyedForm {
    SignForm {
      statement = TypedText.of(statement);
    }

    List<String> agencies() {
      return Objects.requireNonNullElse(agency, List.of());
    }

    List<FieldError> errors() {
      List<FieldError> errors = new ArrayList<>();
      if (agencies().isEmpty()) {
        errors.add(new FieldError("profile.wrong.no-agency", "agency"));
      }
      if (agencies().size() > MAX_AGENCIES) {
        errors.add(new FieldError("profile.wrong.many", "agency"));
      }
      errors.addAll(TypedText.tooLong(statement, "statement"));
      return errors;
    }
  }

  @GetMapping(ADDRESS)
  ModelAndView profile(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @PathVariable String area,
      @RequestParam(defaultValue = "0") long seen) {
    ProfileSignOffs.Key key = new ProfileSignOffs.Key(partnership, cycle, area);
    SignForm form = new SignForm(UUID.randomUUID(), null, "");
    return show(visitor, key, form, seen, List.of(), HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  ModelAndView sign(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @PathVariable String area,
      @ModelAttribute SignForm typed) {
    ProfileSignOffs.Key key = new ProfileSignOffs.Key(partnership, cycle, area);
    SignForm form = new SignForm(typed.key(), typed.agencies(), typed.statement());
    UUID sent = form.sentKey();
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(visitor, key, form, 0, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      String statement = form.statement().isEmpty() ? null : form.statement();
      long position = signOffs.sign(visitor, sent, key, form.agencies(), statement);
      return new ModelAndView("redirect:" + SignOffPage.address(key) + "?seen=" + position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "agency");
      return show(visitor, key, form, 0, failed.errors(), failed.status());
    }
  }

  /** One signature, whose sheet is made once more to check it. */
  @GetMapping(ONE)
  ModelAndView signature(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @PathVariable String area,
      @PathVariable int number) {
    ProfileSignOffs.Key key = new ProfileSignOffs.Key(partnership, cycle, area);
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<Named> named = requests.ask(() -> named(visitor, key));
      Answer<ProfileSignOffs.SignOff> one = requests.ask(() -> signOffs.one(visitor, key, number));
      ModelAndView page = page("profile/signature", me.get(), key, named.get());
      page.addObject(
          "signature", SignOffPage.signature(key, one.get(), named.get().agencies(), words));
      page.addObject("back", SignOffPage.address(key));
      return page;
    }
  }

  /** The bytes that were signed, as a file. */
  @GetMapping(ONE + "/sheet")
  void sheet(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @PathVariable String area,
      @PathVariable int number,
      HttpServletResponse response) {
    ProfileSignOffs.Key key = new ProfileSignOffs.Key(partnership, cycle, area);
    signOffs.sheet(
        visitor, key, number, () -> file(response, "%s-%s-%d.json".formatted(cycle, area, number)));
  }

  private static OutputStream file(HttpServletResponse response, String name) {
    response.setContentType("application/json");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    try {
      return response.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names around a profile, and of agencies by code. */
  private record Named(String area, Lists.Cycle cycle, Map<String, String> agencies) {}

  private Named named(Visitor visitor, ProfileSignOffs.Key key) {
    String partnership = key.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      return new Named(
          one(areas.get(), it -> it.area().equals(key.area())).name(),
          one(cycles.get(), it -> it.cycle().equals(key.cycle())),
          Lists.Agency.names(agencies.get()));
    }
  }

  private static <T> T one(List<T> among, Predicate<T> such) {
    return among.stream()
        .filter(such)
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("profile"));
  }

  private ModelAndView show(
      Visitor visitor,
      ProfileSignOffs.Key key,
      SignForm form,
      long seen,
      List<FieldError> errors,
      HttpStatus status) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<Named> named = requests.ask(() -> named(visitor, key));
      Answer<Progress> progress =
          requests.ask(() -> assessments.progress(visitor, key.partnership(), key.cycle(), seen));
      Answer<List<ProfileSignOffs.SignOff>> all =
          requests.ask(() -> signOffs.of(visitor, key, seen));
      boolean moderates = me.get().may(key.partnership(), Me.Action.MODERATE);
      ModelAndView page = page("profile/sign-off", me.get(), key, named.get());
      page.addObject(
          "page",
          SignOffPage.of(
              key,
              progress.get(),
              all.get(),
              named.get().agencies(),
              form.agency(),
              moderates,
              words));
      page.addObject("form", form);
      page.addObject("seen", seen);
      page.addObject("maxText", TypedText.MAX_LENGTH);
      return FormPages.with(errors, status, page);
    }
  }

  private ModelAndView page(String template, Me me, ProfileSignOffs.Key key, Named named) {
    ModelAndView page = pages.page(template, me, key.partnership());
    page.addObject("area", named.area());
    page.addObject("cycle", named.cycle());
    return page;
  }
}
