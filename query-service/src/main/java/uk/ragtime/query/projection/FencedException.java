package uk.ragtime.query.projection;

import java.io.Serial;
import org.apache.kafka.common.TopicPartition;

/**
 * Another instance has taken over the partition, or it is to be read again from an earlier event;
 * nothing of the batch was written.
 */
final class FencedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  FencedException(TopicPartition partition) {
    super(partition + " was taken over, or is to be begun again");
  }
}
