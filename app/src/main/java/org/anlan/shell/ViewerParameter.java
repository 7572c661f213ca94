// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.util.Optional;
import org.anlan.people.access.SignedIn;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Fills controller parameters of type {@link Viewer}: the signed-in officer. As {@code Optional<Viewer>} it is empty
 * for everybody else, for pages that anybody may see.
 */
@Component
class ViewerParameter implements HandlerMethodArgumentResolver {
    private final Viewers viewers;

    ViewerParameter(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Viewer.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var viewer = present();
        if (parameter.getParameterType() == Optional.class) {
            return viewer;
        }
        return viewer.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("an officer has to sign in"));
    }

    private Optional<Viewer> present() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn officer
                ? viewers.find(officer.account())
                : Optional.empty();
    }
}
