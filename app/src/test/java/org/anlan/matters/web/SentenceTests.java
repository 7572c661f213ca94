// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.anlan.matters.web.HallMatterController.Sentence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "还剩 2 个工作日（含今天），10 月 12 日（周一）17:30 到期 | 还剩 2 个工作日 | 含今天，10 月 12 日（周一）17:30 到期。",
                "还剩 3 个工作日，11 月 27 日（周五）17:30 到期 | 还剩 3 个工作日 | 11 月 27 日（周五）17:30 到期。",
                "今天 17:30 到期，还剩 3 小时 | 今天 17:30 到期 | 还剩 3 小时。",
                "因等补充情况停表到 12 月 4 日（周五）02:10，还剩 3 个工作日 | 因等补充情况停表到 12 月 4 日（周五）02:10 | 还剩 3 个工作日。",
                "超期 4 小时 | 超期 4 小时 | ''",
                "Due today 17:30, 3 hours left | Due today 17:30 | 3 hours left.",
                "2 working days left (today included), due 12 Oct, 17:30 | 2 working days left | today included, due 12 Oct, 17:30.",
                "Stopped by the ferry suspension until 9 Oct, 06:20, 2 days left | Stopped by the ferry suspension until 9 Oct, 06:20 | 2 days left."
            })
    void setsTheFirstPartLargeAndNeverCutsADate(String sentence, String head, String rest) {
        assertThat(Sentence.of(sentence)).isEqualTo(new Sentence(head, rest));
    }
}
