package uk.ragtime.portal.stub;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The form of a rating as somebody fills it in, with text that has to be escaped. */
public final class FilledInForm {
  public static final String TYPED = "Two of <us> & \"others\" were trained\n\nin June.";

  private FilledInForm() {}

  /** Body of the request that sends it. */
  public static String form(HttpResponse<String> page) {
    return "_csrf="
        + HttpVisitor.csrf(page)
        + "&_opened="
        + HttpVisitor.hidden(page, "_opened")
        + "&key="
        + HttpVisitor.hidden(page, "key")
        + "&version=9&spokenAt=77&rating=AMBER&day=2&evidenceTitle=First&evidenceTitle=Second"
        + "&rationale="
        + URLEncoder.encode(TYPED, StandardCharsets.UTF_8);
  }
}
