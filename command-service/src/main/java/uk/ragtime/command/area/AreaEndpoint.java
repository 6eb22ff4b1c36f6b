package uk.ragtime.command.area;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.FieldParsers;
import uk.ragtime.command.http.Fields;
import uk.ragtime.kernel.AreaCode;

@RestController
final class AreaEndpoint {
  private static final Pattern GSS_CODE = Pattern.compile("[A-Z][0-9]{8}");

  @PutMapping("/v1/{partnership}/areas/{area}")
  ResponseEntity<CommandRequest.Answer> put(CommandRequest request, @PathVariable AreaCode area) {
    Fields fields = request.authorize(DefineArea.PERMISSION).json();
    var name = fields.required("name", FieldParsers.line(200));
    var gssCode =
        fields.optional(
            "gssCode", FieldParsers.matching(GSS_CODE, "a letter and 8 digits, such as E06000009"));
    fields.check();
    return request.send(new DefineArea(request.partnership(), area, name.get(), gssCode.orNull()));
  }
}
