package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smbj.NegotiateMessage.Context;
import dev.smbridge.adapter.smbj.crypto.CipherId;
import dev.smbridge.adapter.smbj.crypto.SigningAlgorithmId;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of a server, and which of its answers are taken. */
final class NegotiateOfferTest {
  private static final int DIALECT = 68;
  private static final int CAPABILITIES = 88;
  private static final int SHA_512 = 1;

  private final NegotiateOffer offer = NegotiateOffer.of(Encryption.REQUIRED);

  @Test
  void theFastestIsOfferedFirst() throws Exception {
    var request = NegotiateMessage.request(offer.request(PublishedLogin.NEGOTIATE_REQUEST));
    assertArrayEquals(numbers(4, 2, 4, 1, 3), data(request, NegotiateOffer.ENCRYPTION));
    assertArrayEquals(numbers(3, 2, 1, 0), data(request, NegotiateOffer.SIGNING));
    assertArrayEquals(
        data(
            NegotiateMessage.request(PublishedLogin.NEGOTIATE_REQUEST),
            NegotiateOffer.PREAUTH_INTEGRITY),
        data(request, NegotiateOffer.PREAUTH_INTEGRITY));
  }

  @Test
  void contextsBeginAtMultiplesOfEight() throws Exception {
    var request = NegotiateMessage.request(offer.request(PublishedLogin.NEGOTIATE_REQUEST));
    for (var type : List.of(1, 2, 8)) {
      assertEquals(0, request.context(type).orElseThrow().at() % 8, "type " + type);
    }
  }

  @Test
  void nothingIsOfferedToEncryptWithWhereThatIsOff() throws Exception {
    var off = NegotiateOffer.of(Encryption.OFF);
    var request = NegotiateMessage.request(off.request(PublishedLogin.NEGOTIATE_REQUEST));
    assertTrue(request.context(NegotiateOffer.ENCRYPTION).isEmpty());
    assertTrue(request.context(NegotiateOffer.SIGNING).isPresent());
    refused(off, PublishedLogin.NEGOTIATE_ANSWER, "a cipher that was not offered");
  }

  @ParameterizedTest
  @EnumSource(CipherId.class)
  void everyCipherIsTaken(CipherId cipher) throws Exception {
    var agreement = offer.judge(answer(hash(), encryption(cipher.number())));
    assertEquals(cipher, agreement.cipher());
    assertEquals(SigningAlgorithmId.AES_CMAC, agreement.signature(), "nothing is said of it");
    assertEquals(Dialect.SMB_3_1_1, agreement.dialect());
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithmId.class)
  void everySigningAlgorithmIsTaken(SigningAlgorithmId algorithm) throws Exception {
    var agreement = offer.judge(answer(signing(algorithm.number()), hash()));
    assertEquals(algorithm, agreement.signature());
    assertNull(agreement.cipher(), "nothing is said of it");
  }

  @Test
  void noCommonCipherIsNone() throws Exception {
    assertNull(offer.judge(answer(hash(), encryption(0))).cipher());
  }

  @Test
  void whatIsNotKnownIsPassedOver() throws Exception {
    var compression = Context.of(3, List.of(1, 1));
    var agreement = offer.judge(answer(compression, hash(), encryption(4)));
    assertEquals(CipherId.AES_256_GCM, agreement.cipher());
  }

  @Test
  void theAnswerOfAWindowsServerIsTaken() throws Exception {
    var agreement = offer.judge(PublishedLogin.NEGOTIATE_ANSWER);
    assertEquals(CipherId.AES_128_GCM, agreement.cipher());
    assertEquals(SigningAlgorithmId.AES_CMAC, agreement.signature());
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        Arguments.of("a cipher that was not offered", List.of(hash(), encryption(5))),
        Arguments.of("a signing algorithm that was not offered", List.of(hash(), signing(3))),
        Arguments.of("a hash that was not offered", List.of(preauthIntegrity(1, 0, 2))),
        Arguments.of("a hash that was not offered", List.of(preauthIntegrity(2, 0, 1, 2))),
        Arguments.of("form", List.of(encryption(2), signing(2))),
        Arguments.of("form", List.of(hash(), hash())),
        Arguments.of("form", List.of(hash(), encryption(2), encryption(2))),
        Arguments.of("form", List.of(hash(), signing(1), signing(2))),
        Arguments.of("form", List.of(hash(), encryption(2, 4))),
        Arguments.of("form", List.of(hash(), signing())),
        Arguments.of("form", List.of(hash(), new Context(2, 0, new byte[] {1, 0}))));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void anAnswerToAnotherOfferIsRefused(String why, List<Context> contexts) {
    refused(offer, answer(contexts.toArray(Context[]::new)), why);
  }

  /** Whatever is cut off or pointed to, nothing is read that is not there. */
  @Test
  void anAnswerThatIsCutIsRefusedOrWhole() throws Exception {
    var whole = answer(hash(), encryption(4), signing(2));
    for (var length = 0; length < whole.length; length++) {
      refused(offer, Arrays.copyOf(whole, length), "form");
    }
    for (var at : new int[] {-1, Integer.MAX_VALUE, whole.length - 7}) {
      var elsewhere = whole.clone();
      fields(elsewhere).putInt(124, at);
      refused(offer, elsewhere, "form");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0202, SMB_2_0_2, HMAC_SHA256, ",
    "0x0210, SMB_2_1, HMAC_SHA256, ",
    "0x0300, SMB_3_0, AES_CMAC, AES_128_CCM",
    "0x0302, SMB_3_0_2, AES_CMAC, AES_128_CCM"
  })
  void olderDialectsHaveOneOfEach(
      String number, Dialect dialect, SigningAlgorithmId signature, CipherId cipher)
      throws Exception {
    var answer = PublishedLogin.NEGOTIATE_ANSWER.clone();
    fields(answer).putShort(DIALECT, Short.decode(number)).putInt(CAPABILITIES, 0x40);
    assertEquals(new Agreement(dialect, cipher, signature), offer.judge(answer));
    fields(answer).putInt(CAPABILITIES, 0);
    assertNull(offer.judge(answer).cipher(), "the server cannot");
    fields(answer).putInt(CAPABILITIES, 0x40);
    assertNull(NegotiateOffer.of(Encryption.OFF).judge(answer).cipher(), "it is switched off");
  }

  @ParameterizedTest
  @CsvSource({"0x02FF", "0x0312", "0x0000"})
  void aDialectThatWasNotOfferedIsRefused(String number) {
    var answer = PublishedLogin.NEGOTIATE_ANSWER.clone();
    fields(answer).putShort(DIALECT, Short.decode(number));
    refused(offer, answer, "a dialect that was not offered");
  }

  private static void refused(NegotiateOffer offer, byte[] answer, String why) {
    var failure = Failing.as(() -> offer.judge(answer), FailureKind.POLICY);
    assertTrue(failure.message().contains(why), failure::message);
  }

  /** The published answer with other contexts. */
  private static byte[] answer(Context... contexts) {
    return NegotiateMessage.answer(PublishedLogin.NEGOTIATE_ANSWER).with(List.of(contexts));
  }

  private static Context hash() {
    return preauthIntegrity(1, 0, SHA_512);
  }

  private static Context preauthIntegrity(Integer... numbers) {
    return new Context(NegotiateOffer.PREAUTH_INTEGRITY, 0, numbers(numbers));
  }

  private static Context encryption(Integer... ciphers) {
    return Context.of(NegotiateOffer.ENCRYPTION, List.of(ciphers));
  }

  private static Context signing(Integer... algorithms) {
    return Context.of(NegotiateOffer.SIGNING, List.of(algorithms));
  }

  private static byte[] data(NegotiateMessage message, int type) throws FileFailure {
    return message.context(type).orElseThrow().data();
  }

  private static byte[] numbers(Integer... numbers) {
    var data = new byte[numbers.length * Short.BYTES];
    var fields = fields(data);
    for (var number : numbers) {
      fields.putShort(number.shortValue());
    }
    return data;
  }

  private static ByteBuffer fields(byte[] array) {
    return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
  }
}
