package uk.ragtime.command.area;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AreaEndpoint {
  @PutMapping("/v1/{partnership}/areas/{area}")
  ResponseEntity<CommandRequest.Answer> put(CommandRequest request, @PathVariable AreaCode area) {
    Fields fields = request.authorize(DefineArea.PERMISSION).json();
    var name = fields.required("name", TextParsers.line(200));
    var gssCode = fields.optional("gssCode", FieldParsers.code(GssCode::require));
    fields.check();
    return request.send(new DefineArea(request.partnership(), area, name.get(), gssCode.orNull()));
  }
}
