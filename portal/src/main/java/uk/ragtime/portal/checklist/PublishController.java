package uk.ragtime.portal.checklist;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.kept.KeptForms;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Language;
import uk.ragtime.portal.page.SentAgain;
import uk.ragtime.portal.page.Words;

/**
 * Publishes a version of a checklist: written or uploaded, previewed, and recorded only then. The
 * preview carries the text that it shows, so that nothing else is published.
 */
@Controller
class PublishController {
  private static final String PUBLISH = "/{partnership:" + Codes.SLUG + "}/set-up/checklist";
  private static final String FIXED = "checklist-version-fixed";

  private final QueryService query;
  private final ReferenceData data;
  private final ReferenceCommands commands;
  private final FormPages pages;
  private final Words words;
  private final JsonMapper mapper;
  private final KeptForms kept;

  PublishController(
      QueryService query,
      ReferenceData data,
      ReferenceCommands commands,
      FormPages pages,
      Words words,
      JsonMapper mapper,
      KeptForms kept) {
    this.query = query;
    this.data = data;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.mapper = mapper;
    this.kept = kept;
  }

  /** Begins with a built-in checklist, with the latest version of one, or with nothing. */
  @GetMapping(PUBLISH)
  ModelAndView begin(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String template,
      @RequestParam(required = false) @Nullable String checklist) {
    Me me = publisher(visitor, partnership);
    PublishForm form = PublishForm.empty("", 1, "");
    if (template != null) {
      Template chosen = Template.of(template).orElseThrow(() -> new Failure.NotFound("template"));
      form = PublishForm.empty(chosen.slug(), 1, commands.template(visitor, chosen.slug()));
    } else if (checklist != null) {
      int latest = latest(visitor, partnership, checklist);
      if (latest == 0) {
        throw new Failure.NotFound("checklist");
      }
      String text = data.yaml(visitor, partnership, checklist, latest);
      form = PublishForm.empty(checklist, latest + 1, YamlDocument.withoutMapping(text));
    }
    return write(me, partnership, form, List.of(), List.of(), HttpStatus.OK);
  }

  /** A page whose form is gone begins again; one whose form was kept is filled in with it. */
  @GetMapping({PUBLISH + "/preview", PUBLISH + "/edit"})
  ModelAndView again(Visitor visitor, @PathVariable String partnership) {
    return kept.shown()
        ? begin(visitor, partnership, null, null)
        : new ModelAndView("redirect:/" + partnership + "/checklists");
  }

  @PostMapping(PUBLISH + "/edit")
  ModelAndView edit(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PublishForm form) {
    Me me = publisher(visitor, partnership);
    return write(me, partnership, form, List.of(), List.of(), HttpStatus.OK);
  }

  @PostMapping(PUBLISH + "/preview")
  ModelAndView preview(
      HttpServletRequest request,
      Visitor visitor,
      @PathVariable String partnership,
      @ModelAttribute PublishForm written,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    Me me = publisher(visitor, partnership);
    PublishForm form = written;
    if (file != null && file.getSize() > PublishForm.MAX_BYTES) {
      FieldError error = new FieldError("publish.wrong.large", "file");
      return write(me, partnership, form, List.of(error), List.of(), HttpStatus.CONTENT_TOO_LARGE);
    }
    if (file != null && !file.isEmpty()) {
      Optional<String> text = PublishForm.text(file.getBytes());
      if (text.isEmpty()) {
        FieldError error = new FieldError("publish.wrong.not-text", "file");
        return write(me, partnership, form, List.of(error), List.of(), HttpStatus.BAD_REQUEST);
      }
      form = written.holding(text.get());
      SentAgain.replace(request, "document", form.document());
    }
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return write(me, partnership, form, errors, List.of(), HttpStatus.BAD_REQUEST);
    }
    return switch (YamlDocument.read(form.document())) {
      case YamlDocument.Unreadable(Integer line) ->
          faulty(me, partnership, form, List.of(Fault.unreadable(line, form.document(), words)));
      case YamlDocument.Read read -> checked(me, visitor, partnership, form, read);
    };
  }

  private ModelAndView checked(
      Me me, Visitor visitor, String partnership, PublishForm form, YamlDocument.Read read) {
    try {
      commands.check(visitor, partnership, form.checklist(), form.version(), form.document());
      ChecklistDocument document = mapper.convertValue(read.content(), ChecklistDocument.class);
      return show(me, visitor, partnership, form, document, List.of(), HttpStatus.OK);
    } catch (JacksonException e) {
      return faulty(me, partnership, form, List.of(Fault.unreadable(null, form.document(), words)));
    } catch (Failure failure) {
      return failed(me, visitor, partnership, form, failure);
    }
  }

  @PostMapping(PUBLISH)
  ModelAndView publish(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PublishForm form) {
    Me me = publisher(visitor, partnership);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return write(me, partnership, form, errors, List.of(), HttpStatus.BAD_REQUEST);
    }
    try {
      long position =
          commands.publish(
              visitor,
              form.sentKey(),
              partnership,
              form.checklist(),
              form.version(),
              form.document());
      return new ModelAndView(
          "redirect:"
              + UriComponentsBuilder.fromPath("/{p}/checklists/{c}/versions/{v}")
                  .queryParam("published", true)
                  .queryParam("seen", position)
                  .buildAndExpand(partnership, form.checklist(), form.version())
                  .toUriString());
    } catch (Failure failure) {
      return failed(me, visitor, partnership, form, failure);
    }
  }

  /** The text goes back to where it can be changed, whatever has happened. */
  private ModelAndView failed(
      Me me, Visitor visitor, String partnership, PublishForm form, Failure failure) {
    if (failure.isRefusal(Failure.KEY_REUSED)
        && isPublished(visitor, partnership, form.checklist(), form.version())) {
      return FormPages.SavedAlready.FIXED.on(
          "/%s/checklists/%s/versions/%d".formatted(partnership, form.checklist(), form.version()),
          write(me, partnership, form, List.of(), List.of(), HttpStatus.OK));
    }
    if (failure instanceof Failure.Refused refused) {
      if (refused.isStale() || refused.isRefusal(FIXED)) {
        return taken(me, visitor, partnership, form);
      }
      if (!refused.violations().isEmpty()) {
        return faulty(
            me, partnership, form, Fault.of(refused.violations(), form.document(), words));
      }
      if (refused.isRefusal("malformed-yaml")) {
        return faulty(
            me, partnership, form, List.of(Fault.unreadable(null, form.document(), words)));
      }
    }
    FormPages.Failed failed = pages.failed(failure, "document");
    return write(me, partnership, form, failed.errors(), List.of(), failed.status());
  }

  /** A first version under a code that is taken, or a version that somebody else has published. */
  private ModelAndView taken(Me me, Visitor visitor, String partnership, PublishForm form) {
    if (form.version() == 1) {
      FieldError error = new FieldError("publish.wrong.taken", "checklist");
      return write(
          me, partnership, form.numbered(1), List.of(error), List.of(), HttpStatus.CONFLICT);
    }
    PublishForm next = form.numbered(latest(visitor, partnership, form.checklist()) + 1);
    FieldError error = new FieldError("publish.wrong.overtaken", "document");
    return write(me, partnership, next, List.of(error), List.of(), HttpStatus.CONFLICT);
  }

  private ModelAndView faulty(Me me, String partnership, PublishForm form, List<Fault> faults) {
    FieldError error = new FieldError("publish.wrong.document", "document");
    return write(me, partnership, form, List.of(error), faults, HttpStatus.BAD_REQUEST);
  }

  private Me publisher(Visitor visitor, String partnership) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, Me.Action.MANAGE_CHECKLISTS);
    return me;
  }

  private boolean isPublished(Visitor visitor, String partnership, String checklist, int version) {
    return version <= latest(visitor, partnership, checklist);
  }

  /** Number of the latest version; 0 if there is none. */
  private int latest(Visitor visitor, String partnership, String checklist) {
    return data.checklists(visitor, partnership, 0).stream()
        .filter(it -> it.checklist().equals(checklist))
        .max(Comparator.comparingInt(Lists.Checklist::version))
        .map(Lists.Checklist::version)
        .orElse(0);
  }

  private ModelAndView write(
      Me me,
      String partnership,
      PublishForm form,
      List<FieldError> errors,
      List<Fault> faults,
      HttpStatus status) {
    ModelAndView page = pages.page("checklist/write", me, partnership);
    page.addObject("form", form);
    page.addObject("faults", faults);
    return FormPages.with(errors, status, page);
  }

  private ModelAndView show(
      Me me,
      Visitor visitor,
      String partnership,
      PublishForm form,
      ChecklistDocument document,
      List<FieldError> errors,
      HttpStatus status) {
    @Nullable ChecklistDocument before =
        form.version() > 1
            ? data.document(visitor, partnership, form.checklist(), form.version() - 1, 0)
            : null;
    ModelAndView page = pages.page("checklist/preview", me, partnership);
    page.addObject("form", form);
    page.addObject(
        "page",
        VersionPage.of(
            form.checklist(),
            form.version(),
            document,
            before,
            Language.current().locale(),
            words));
    return FormPages.with(errors, status, page);
  }
}
