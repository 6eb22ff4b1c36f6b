package uk.ragtime.launcher.issuer;

import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import uk.ragtime.launcher.Persona;

/** The page on which a persona is chosen. */
@RestController
class SignInController {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en-GB">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Who do you want to be? – Ragtime</title>
        <link rel="stylesheet" href="/sign-in.css">
      </head>
      <body>
        <header><p>Ragtime</p></header>
        <main>
          <h1>Who do you want to be?</h1>
          <p>This is a demonstration on your own machine. It asks for no password, and only this
            machine can reach it.</p>
          <form method="post" action="/sign-in">
            <input type="hidden" name="{csrf-name}" value="{csrf-value}">
            <ul>
      {choices}
            </ul>
          </form>
        </main>
      </body>
      </html>
      """;

  private static final String CHOICE =
      """
              <li>
                <button name="persona" value="{persona}" aria-describedby="{persona}-is">Sign in as {persona}</button>
                <p id="{persona}-is">{sentence}.</p>
              </li>
      """;

  @GetMapping(
      path = {"/", "/sign-in"},
      produces = MediaType.TEXT_HTML_VALUE)
  String signIn(CsrfToken csrf) {
    StringBuilder choices = new StringBuilder();
    for (Persona persona : Persona.values()) {
      choices.append(
          CHOICE
              .replace("{persona}", persona.code())
              .replace("{sentence}", HtmlUtils.htmlEscape(persona.sentence())));
    }
    return PAGE.replace("{csrf-name}", csrf.getParameterName())
        .replace("{csrf-value}", HtmlUtils.htmlEscape(csrf.getToken()))
        .replace("{choices}", choices.toString().stripTrailing());
  }
}
