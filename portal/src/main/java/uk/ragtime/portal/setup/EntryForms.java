package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands.Target;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.SuggestedCode;

/**
 * Adds and changes entries of one kind by form. A code that another entry has is answered with one
 * that is free, one of the same entry with a link to it, and a change that crossed another with the
 * entry as it is now.
 *
 * @param <E> an entry as it is recorded
 * @param <F> an entry as typed
 */
abstract class EntryForms<E, F extends EntryForm<E, F>> {
  private final QueryService query;
  private final FormPages pages;
  private final Kind kind;

  EntryForms(QueryService query, FormPages pages, Kind kind) {
    this.query = query;
    this.pages = pages;
    this.kind = kind;
  }

  /**
   * A kind of entries.
   *
   * @param name of its form's template, and of an entry in it
   * @param list last step of the address of all entries
   * @param manage right to add and change them
   * @param taken key of the message that a code is taken
   * @param fields that refusals concern, by code; any other is shown at the button
   */
  record Kind(
      String name, String list, Me.Action manage, String taken, Map<String, String> fields) {}

  abstract List<E> all(Visitor visitor, String partnership);

  abstract String codeOf(E entry);

  abstract String nameOf(E entry);

  /** Form for a change of an entry. */
  abstract F formOf(E entry);

  /** Records an entry, and returns the position at which a reader sees it. */
  abstract long put(Visitor visitor, String partnership, String code, Target target, F form);

  /** Adds to the page of a form whatever this kind shows besides; usually nothing. */
  void complete(ModelAndView page, Visitor visitor, String partnership) {}

  /** Name of the entry that a code stands for; null if it stands for none. */
  @Nullable String nameOf(List<E> entries, @Nullable String code) {
    return entries.stream()
        .filter(entry -> codeOf(entry).equals(code))
        .map(this::nameOf)
        .findFirst()
        .orElse(null);
  }

  ModelAndView open(Visitor visitor, String partnership, F empty) {
    return form(visitor, partnership, null, empty, List.of(), HttpStatus.OK);
  }

  ModelAndView add(Visitor visitor, String partnership, F form) {
    List<FieldError> errors = form.errors(true);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, null, form, errors, HttpStatus.BAD_REQUEST);
    }
    String code = form.chosenCode();
    try {
      long position = put(visitor, partnership, code, Target.NEW, form);
      return listed(partnership, "added", code, position);
    } catch (Failure failure) {
      if (failure.isOvertaken()) {
        Optional<E> there = find(visitor, partnership, code);
        if (there.filter(it -> isSame(it, form, failure)).isPresent()) {
          return saved(visitor, partnership, form, code);
        }
      }
      return failure.isStale()
          ? taken(visitor, partnership, form, code)
          : failed(visitor, partnership, null, form, failure);
    }
  }

  /** Whether an entry with the form's code is the one that the form made, or that it would make. */
  private boolean isSame(E there, F form, Failure failure) {
    return !failure.isStale() || nameOf(there).equalsIgnoreCase(form.name());
  }

  private ModelAndView saved(Visitor visitor, String partnership, F form, String code) {
    return FormPages.SavedAlready.CHANGEABLE.on(
        "/" + partnership + "/set-up/" + kind.name() + "/" + code,
        form(visitor, partnership, null, form, List.of(), HttpStatus.OK));
  }

  /** Offers a code that is free. */
  private ModelAndView taken(Visitor visitor, String partnership, F form, String code) {
    String free =
        SuggestedCode.free(
            code, all(visitor, partnership).stream().map(this::codeOf).collect(Collectors.toSet()));
    FieldError error = new FieldError(kind.taken(), "code");
    return form(visitor, partnership, null, form.coded(free), List.of(error), HttpStatus.CONFLICT);
  }

  ModelAndView open(Visitor visitor, String partnership, String code) {
    E now = one(visitor, partnership, code);
    return form(visitor, partnership, now, formOf(now), List.of(), HttpStatus.OK);
  }

  ModelAndView change(Visitor visitor, String partnership, String code, F form) {
    E now = one(visitor, partnership, code);
    List<FieldError> errors = form.errors(false);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, now, form, errors, HttpStatus.BAD_REQUEST);
    }
    String state = formOf(now).was();
    if (!form.state().equals(state) && !form.was().equals(state)) {
      FieldError error = new FieldError("set-up.wrong.changed", "name");
      return form(visitor, partnership, now, form.on(now), List.of(error), HttpStatus.CONFLICT);
    }
    try {
      long position = put(visitor, partnership, code, Target.EXISTING, form);
      return listed(partnership, "changed", code, position);
    } catch (Failure failure) {
      return failed(visitor, partnership, now, form, failure);
    }
  }

  private E one(Visitor visitor, String partnership, String code) {
    return find(visitor, partnership, code).orElseThrow(() -> new Failure.NotFound(kind.name()));
  }

  private Optional<E> find(Visitor visitor, String partnership, String code) {
    return all(visitor, partnership).stream()
        .filter(entry -> codeOf(entry).equals(code))
        .findFirst();
  }

  private ModelAndView listed(String partnership, String what, String code, long position) {
    return new ModelAndView(
        "redirect:"
            + UriComponentsBuilder.fromPath("/{partnership}/{list}")
                .queryParam(what, code)
                .queryParam("seen", position)
                .buildAndExpand(partnership, kind.list())
                .toUriString());
  }

  private ModelAndView failed(
      Visitor visitor, String partnership, @Nullable E entry, F form, Failure failure) {
    FormPages.Failed failed = pages.failed(failure, kind.fields(), "submit");
    return form(visitor, partnership, entry, form, failed.errors(), failed.status());
  }

  private ModelAndView form(
      Visitor visitor,
      String partnership,
      @Nullable E entry,
      F form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, kind.manage());
    ModelAndView page = pages.page("setup/" + kind.name(), me, partnership);
    page.addObject(kind.name(), entry);
    page.addObject("form", form);
    page.addObject("stale", status == HttpStatus.CONFLICT && entry != null);
    complete(page, visitor, partnership);
    return FormPages.with(errors, status, page);
  }
}
