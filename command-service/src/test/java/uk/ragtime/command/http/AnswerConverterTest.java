package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.http.CommandRequest.Answer;

class AnswerConverterTest {
  private final AnswerConverter converter = new AnswerConverter();

  private static final class Sent implements HttpOutputMessage {
    private final HttpHeaders headers = new HttpHeaders();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public OutputStream getBody() {
      return body;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }

  @Test
  void anAnswerIsTheJsonThatJacksonWritesAndSaysHowLongItIs() throws IOException {
    for (Answer answer : new Answer[] {new Answer(1, 1), new Answer(Long.MAX_VALUE, 4711)}) {
      Sent sent = new Sent();

      converter.write(answer, MediaType.APPLICATION_JSON, sent);

      assertThat(sent.body.toString(UTF_8))
          .isEqualTo(JsonMapper.shared().writeValueAsString(answer));
      assertThat(sent.headers.getContentLength()).isEqualTo(sent.body.size());
      assertThat(sent.headers.getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
    }
  }

  @Test
  void onlyAnswersAreWrittenAndNothingIsRead() {
    assertThat(converter.canWrite(Answer.class, MediaType.APPLICATION_JSON)).isTrue();
    assertThat(converter.canWrite(Object.class, MediaType.APPLICATION_JSON)).isFalse();
    assertThat(converter.canRead(Answer.class, MediaType.APPLICATION_JSON)).isFalse();
  }
}
