package uk.ragtime.portal.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.kept.KeptForms;
import uk.ragtime.portal.page.Language;
import uk.ragtime.portal.page.ProblemPages;

/** Shows the page of a form in the other language, with everything that was typed. */
@Controller
class LanguageController {
  private final KeptForms forms;

  LanguageController(KeptForms forms) {
    this.forms = forms;
  }

  @PostMapping(KeptForms.LANGUAGE)
  ModelAndView choose(HttpServletRequest request, @RequestParam String lang) {
    String language =
        Language.of(lang).map(Language::code).orElseThrow(() -> new Failure.NotFound("language"));
    return forms
        .keepForOtherLanguage(request)
        .map(page ->
            new ModelAndView(
                "redirect:"
                    + UriComponentsBuilder.fromUriString(page)
                        .replaceQueryParam("lang", language)
                        .build()
                        .toUriString()))
        .orElseGet(() ->
            forms.isTooLarge(request)
                ? ProblemPages.page(HttpStatus.CONTENT_TOO_LARGE, "too-much")
                : ProblemPages.page(HttpStatus.FORBIDDEN, "expired"));
  }
}
