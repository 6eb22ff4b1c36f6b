package uk.ragtime.command.checklist;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.ChecklistCode;

/** The built-in checklists, for partnerships to publish as their own. */
@RestController
final class ChecklistTemplateEndpoint {
  @GetMapping("/v1/checklist-templates/{name}")
  ResponseEntity<byte[]> get(@PathVariable ChecklistCode name) throws IOException {
    Resource template = new ClassPathResource("checklists/" + name + ".v1.yaml");
    if (!template.exists()) {
      throw new Refused(RefusalCode.CHECKLIST_UNKNOWN, "No checklist of this name comes with it");
    }
    // As bytes: for a Resource, Spring would serve ranges, and refuse invalid ones with errors of
    // its own.
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_YAML)
        .body(template.getContentAsByteArray());
  }
}
