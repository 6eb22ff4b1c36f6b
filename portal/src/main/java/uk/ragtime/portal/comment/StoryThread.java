package uk.ragtime.portal.comment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.ragtime.portal.api.Visitor;

/** Adds the thread about a rating to its story, which does not know of comments. */
@ControllerAdvice("uk.ragtime.portal.rating")
class StoryThread {
  private final ThreadReader reader;

  StoryThread(ThreadReader reader) {
    this.reader = reader;
  }

  @ModelAttribute
  void thread(
      Visitor visitor,
      @PathVariable Map<String, String> path,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(defaultValue = "0") long seen,
      Model model) {
    String partnership = path.get("partnership");
    String area = path.get("area");
    String agency = path.get("agency");
    String capability = path.get("capability");
    if (partnership == null || area == null || agency == null || capability == null) {
      return;
    }
    ThreadReader.RatingAddress rating =
        new ThreadReader.RatingAddress(
            partnership,
            area,
            agency,
            capability,
            checklist == null || checklist.isBlank() ? null : checklist);
    reader.ofRating(visitor, rating, seen).ifPresent(it -> model.addAttribute("thread", it));
  }
}
