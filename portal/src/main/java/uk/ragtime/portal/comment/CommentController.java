package uk.ragtime.portal.comment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Comments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Comments on an assessment: reads, writes, answers and withdraws them. */
@Controller
class CommentController {
  private static final String COMMENTS = AssessmentAddress.PATTERN + "/comments";
  private static final String WITHDRAW = COMMENTS + "/{comment:\\d{1,9}}/withdraw";

  private final QueryService query;
  private final Comments comments;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  CommentController(
      QueryService query,
      Comments comments,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.comments = comments;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  /** Names around an assessment, and its comments. */
  private record Talk(
      Me me,
      CommentRights rights,
      String agency,
      String area,
      Lists.Cycle cycle,
      Map<String, String> titles,
      List<Passage> foreign,
      List<Comments.Comment> comments) {

    Comments.Comment one(int number) {
      return comments.stream()
          .filter(comment -> comment.comment() == number)
          .findFirst()
          .orElseThrow(() -> new Failure.NotFound("comment"));
    }
  }

  @GetMapping(COMMENTS)
  ModelAndView comments(
      Visitor visitor,
      AssessmentAddress address,
      @ModelAttribute CommentForm form,
      @RequestParam(defaultValue = "0") long seen) {
    Talk talk = read(visitor, address, seen);
    return show(address, talk, form, List.of(), HttpStatus.OK);
  }

  @PostMapping(COMMENTS)
  ModelAndView comment(
      Visitor visitor, AssessmentAddress address, @ModelAttribute CommentForm form) {
    UUID key = form.sentKey();
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(address, read(visitor, address, 0), form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      long position = comments.make(visitor, key, address.key(), form.comment());
      return back(visitor, address, form, position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "text");
      return show(address, read(visitor, address, 0), form, failed.errors(), failed.status());
    }
  }

  private ModelAndView back(
      Visitor visitor, AssessmentAddress address, CommentForm form, long position) {
    String capability = form.capability();
    if ("story".equals(form.back()) && capability != null) {
      String checklist =
          one(
                  query.cycles(visitor, address.partnership()),
                  cycle -> cycle.cycle().equals(address.cycle()))
              .checklist();
      return new ModelAndView(
          "redirect:"
              + UriComponentsBuilder.fromUriString(address.story(checklist, capability))
                  .queryParam("seen", position)
                  .fragment("talk")
                  .build()
                  .toUriString());
    }
    return "assessment".equals(form.back())
        ? address.redirect(position)
        : address.redirect(position, "comments");
  }

  @GetMapping(WITHDRAW)
  ModelAndView withdrawal(Visitor visitor, AssessmentAddress address, @PathVariable int comment) {
    Talk talk = read(visitor, address, 0);
    if (!talk.rights().mayWithdraw(talk.one(comment))) {
      throw new Failure.Forbidden("withdraw");
    }
    return talk.rights().withdraws(talk.one(comment))
        ? withdrawal(address, talk, comment, UUID.randomUUID(), List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page("comments"));
  }

  @PostMapping(WITHDRAW)
  ModelAndView withdraw(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable int comment,
      @RequestParam UUID key) {
    try {
      return address.redirect(comments.withdraw(visitor, key, address.key(), comment), "comments");
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return withdrawal(
          address, read(visitor, address, 0), comment, key, failed.errors(), failed.status());
    }
  }

  private Talk read(Visitor visitor, AssessmentAddress address, long seen) {
    String partnership = address.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      Answer<List<Comments.Comment>> all =
          requests.ask(() -> comments.of(visitor, address.key(), seen));
      CommentRights rights = CommentRights.of(me.get(), partnership, address.agency());
      if (me.get().in(partnership).isEmpty()) {
        throw new Failure.NotFound(partnership);
      }
      if (!rights.reads()) {
        throw new Failure.Forbidden("comments");
      }
      Lists.Cycle cycle = one(cycles.get(), it -> it.cycle().equals(address.cycle()));
      return new Talk(
          me.get(),
          rights,
          one(agencies.get(), it -> it.agency().equals(address.agency())).name(),
          one(areas.get(), it -> it.area().equals(address.area())).name(),
          cycle,
          titles(cycle, checklists.get()),
          Passage.foreign(checklists.get()),
          all.get());
    }
  }

  private static Map<String, String> titles(Lists.Cycle cycle, List<Lists.Checklist> checklists) {
    return checklists.stream()
        .filter(it -> it.checklist().equals(cycle.checklist()) && it.version() == cycle.version())
        .flatMap(it -> it.capabilities().stream())
        .collect(Collectors.toMap(Lists.Capability::code, Lists.Capability::title, (a, _) -> a));
  }

  private static <T> T one(List<T> among, Predicate<T> such) {
    return among.stream()
        .filter(such)
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("assessment"));
  }

  private ModelAndView show(
      AssessmentAddress address,
      Talk talk,
      CommentForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Comments.Comment answered = form.reply() == null ? null : talk.one(form.reply());
    CommentForm about = answered == null ? form : form.about(answered.capability());
    ModelAndView page = page("comment/comments", address, talk);
    page.addObject(
        "thread",
        CommentThread.of(
            List.of(new CommentThread.OfAssessment(address, null, talk.comments())),
            List.of(),
            talk.rights(),
            talk.titles(),
            null,
            words));
    page.addObject("foreign", talk.foreign());
    page.addObject("form", about);
    page.addObject("writes", talk.rights().writes());
    page.addObject("answered", answered == null ? null : CommentThread.text(answered, words));
    page.addObject(
        "about", about.capability() == null ? null : talk.titles().get(about.capability()));
    page.addObject("maxText", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }

  private ModelAndView withdrawal(
      AssessmentAddress address,
      Talk talk,
      int comment,
      UUID key,
      List<FieldError> errors,
      HttpStatus status) {
    ModelAndView page = page("comment/withdraw", address, talk);
    page.addObject("text", CommentThread.text(talk.one(comment), words));
    page.addObject("when", words.moment(Objects.requireNonNull(talk.one(comment).recordedAt())));
    page.addObject("comment", comment);
    page.addObject("key", key);
    return FormPages.with(errors, status, page);
  }

  private ModelAndView page(String template, AssessmentAddress address, Talk talk) {
    ModelAndView page = pages.page(template, talk.me(), address.partnership());
    page.addObject("address", address);
    page.addObject("agency", talk.agency());
    page.addObject("area", talk.area());
    page.addObject("cycle", talk.cycle().name());
    return page;
  }
}
