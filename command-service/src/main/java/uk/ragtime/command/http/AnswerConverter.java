package uk.ragtime.command.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import uk.ragtime.command.http.CommandRequest.Answer;

/**
 * Writes answers to commands with their length, so that each is sent at once. One of unknown length
 * is sent in chunks: by two calls of the system, the second of which only says that it ends.
 */
final class AnswerConverter extends AbstractHttpMessageConverter<Answer> {
  AnswerConverter() {
    super(MediaType.APPLICATION_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Answer.class;
  }

  @Override
  protected boolean canRead(@Nullable MediaType type) {
    return false;
  }

  @Override
  protected Answer readInternal(Class<? extends Answer> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("answers are written only", message);
  }

  @Override
  protected void writeInternal(Answer answer, HttpOutputMessage message) throws IOException {
    byte[] json =
        ("{\"position\":" + answer.position() + ",\"version\":" + answer.version() + "}")
            .getBytes(StandardCharsets.US_ASCII);
    message.getHeaders().setContentLength(json.length);
    message.getBody().write(json);
  }
}
