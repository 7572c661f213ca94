// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Refusal;
import org.anlan.people.access.TooOften;
import org.anlan.shell.Answers.No;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns whatever went wrong in a controller into an answer somebody can act on. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Answers answers;

    Problems(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        var no = new No(refusal.code(), refusal.kind().status(), refusal.about(), refusal.detail());
        var headers = new HttpHeaders();
        if (refusal instanceof TooOften tooOften) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, tooOften.retryAfter().toSeconds())));
        }
        return answer(no, request, headers);
    }

    /** A body that cannot be read: the line and column where it stops making sense, and the field if one is known. */
    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLarge) {
                return answer(new No("body-too-large", 413), request);
            }
        }
        var more = new LinkedHashMap<String, Object>();
        if (e.getCause() instanceof JacksonException broken) {
            var at = broken.getLocation();
            if (at != null && at.getLineNr() > 0) {
                more.put("line", at.getLineNr());
                more.put("column", at.getColumnNr());
            }
            if (broken instanceof DatabindException wrong) {
                if (!wrong.getPath().isEmpty()) {
                    more.put("field", path(wrong));
                }
                String code = wrong instanceof StorableText.Unstorable ? "text-unstorable" : "field-unreadable";
                return answer(new No(code, 422, more), request);
            }
            // what the parser says names characters and places, never a class
            more.put("reason", firstLine(broken.getOriginalMessage()));
        }
        return answer(new No("body-unreadable", 400, more), request);
    }

    @ExceptionHandler
    Object invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        return invalidFields(e.getAllErrors(), request);
    }

    @ExceptionHandler
    Object invalid(BindException e, HttpServletRequest request) {
        return invalidFields(e.getAllErrors(), request);
    }

    @ExceptionHandler
    Object invalid(HandlerMethodValidationException e, HttpServletRequest request) {
        var fields = new ArrayList<Map<String, String>>();
        for (var result : e.getParameterValidationResults()) {
            String parameter = result.getMethodParameter().getParameterName();
            for (var error : result.getResolvableErrors()) {
                fields.add(field(
                        error instanceof FieldError f ? f.getField() : String.valueOf(parameter),
                        error.getDefaultMessage()));
            }
        }
        return answer(new No("fields-invalid", 422, Map.of("fields", fields)), request);
    }

    @ExceptionHandler
    Object wrongParameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(new No("parameter-unreadable", 400, Map.of("field", e.getName())), request);
    }

    @ExceptionHandler
    Object missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return answer(new No("parameter-missing", 400, Map.of("field", e.getParameterName())), request);
    }

    @ExceptionHandler
    Object missing(MissingRequestHeaderException e, HttpServletRequest request) {
        return answer(new No("header-missing", 400, Map.of("field", e.getHeaderName())), request);
    }

    @ExceptionHandler
    Object wrongType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        var accepted =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).toList();
        return answer(new No("media-type", 415, Map.of("accepted", accepted)), request);
    }

    @ExceptionHandler
    Object wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (e.getSupportedHttpMethods() != null) {
            headers.setAllow(e.getSupportedHttpMethods());
        }
        return answer(new No("method", 405), request, headers);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(new No("body-too-large", 413), request);
    }

    /** The database says no: text it cannot store, a row that somebody else wrote first, or no answer at all. */
    @ExceptionHandler
    Object database(DataAccessException e, HttpServletRequest request) {
        String state = sqlState(e);
        if (state.equals("22021") || state.equals("22P05") || state.equals("22P02") || state.equals("22001")) {
            return answer(new No("text-unstorable", 422), request);
        }
        if (e instanceof DuplicateKeyException || state.equals("40001") || state.equals("40P01")) {
            log.info("two requests met: {}", state);
            return answer(new No("somebody-was-first", 409), request);
        }
        if (e instanceof DataAccessResourceFailureException || e instanceof TransientDataAccessException) {
            log.warn("the database does not answer: {}", e.getMessage());
            return answer(new No("office-busy", 503), request);
        }
        return unexpected(e, request);
    }

    @ExceptionHandler
    Object database(CannotCreateTransactionException e, HttpServletRequest request) {
        log.warn("the database does not answer: {}", e.getMessage());
        return answer(new No("office-busy", 503), request);
    }

    /** Signing in and its refusals belong to the security filters, which know where to send people. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException e) {
        throw e;
    }

    /** The reader went away; there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone(Exception e) {
        log.debug("the reader went away: {}", e.getMessage());
    }

    @ExceptionHandler
    Object other(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (e instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            return answer(new No(generic(status), status), request);
        }
        return unexpected(e, request);
    }

    /** What an HTTP status means in the house's words. */
    static String generic(int status) {
        return switch (status) {
            case 400 -> "request-unreadable";
            case 401 -> "sign-in-needed";
            case 403 -> "not-allowed";
            case 404 -> "not-found";
            case 405 -> "method";
            case 406 -> "format-not-offered";
            case 413 -> "body-too-large";
            case 415 -> "media-type";
            case 429 -> "too-often";
            case 503 -> "office-busy";
            default -> status >= 500 ? "broken" : "other";
        };
    }

    /** A fault of ours: the log has the trace under a number, the answer has the number. */
    private Object unexpected(Exception e, HttpServletRequest request) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error("fault {} while answering {} {}", number, request.getMethod(), request.getRequestURI(), e);
        return answer(new No("broken", 500, Map.of("fault", number)), request);
    }

    private Object invalidFields(List<ObjectError> errors, HttpServletRequest request) {
        var fields = errors.stream()
                .map(e -> field(e instanceof FieldError f ? f.getField() : e.getObjectName(), e.getDefaultMessage()))
                .toList();
        return answer(new No("fields-invalid", 422, Map.of("fields", fields)), request);
    }

    private static Map<String, String> field(String name, @Nullable String message) {
        return Map.of("field", name, "message", message == null ? "" : message);
    }

    private Object answer(No no, HttpServletRequest request) {
        return answer(no, request, new HttpHeaders());
    }

    private Object answer(No no, HttpServletRequest request, HttpHeaders headers) {
        if (Answers.wantsJson(request)) {
            return ResponseEntity.status(no.status())
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(answers.problem(no, request));
        }
        return answers.page(no, request);
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private static String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
