package uk.ragtime.portal.help;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.ragtime.portal.page.Words;

/** Pages of text, open to all. */
@Controller
class HelpController {
  private final Words words;

  HelpController(Words words) {
    this.words = words;
  }

  @GetMapping("/help")
  String help(Model model) {
    return text(model, "help.", "start", "rate", "review", "read", "lost", "ask");
  }

  @GetMapping("/words")
  String words(Model model) {
    return text(model, "words.", "who", "rated", "time", "review", "picture");
  }

  @GetMapping("/accessibility")
  String accessibility(Model model) {
    return text(
        model,
        "accessibility.",
        "able",
        "how",
        "contact",
        "enforce",
        "technical",
        "tested",
        "prepared");
  }

  @GetMapping("/privacy")
  String privacy(Model model) {
    return text(model, "privacy.", "what", "who", "long", "session", "rights");
  }

  @GetMapping("/cookies")
  String cookies() {
    return "help/cookies";
  }

  private String text(Model model, String family, String... sections) {
    model.addAttribute("page", TextPage.of(family, List.of(sections), words));
    return "help/text";
  }
}
