using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Checks a request against the rules of its role, and refuses it with the names of all rules that it breaks.</summary>
internal sealed class PolicyCheck
{
    private readonly Policy _policy;
    private readonly RequestDraft _draft;
    private readonly Caller _caller;
    private readonly List<string> _failed = [];

    public PolicyCheck(Policy policy, RequestDraft draft, Caller caller)
    {
        _policy = policy;
        _draft = draft;
        _caller = caller;
    }

    public PolicyCheck Eligibility(bool isEligible) => Demand(isEligible, "EligibilityRule");

    /// <summary>Checks the longest duration only where an end is required: an assignment that may be permanent may also end late.</summary>
    public PolicyCheck Expiration(string rule, DateTimeOffset start)
    {
        var end = _draft.Expiration?.EndFrom(start);
        return Demand(_policy.IsPermanentAllowed(rule) || end - start <= _policy.Maximum(rule), "ExpirationRule");
    }

    public PolicyCheck Enablement(string rule)
    {
        bool Asks(string requirement) => _policy.Requires(rule, requirement);
        Demand(!Asks(Requirement.Justification) || !string.IsNullOrWhiteSpace(_draft.Justification), "JustificationRule");
        Demand(!Asks(Requirement.Ticketing) || !string.IsNullOrWhiteSpace(_draft.TicketNumber), "TicketingRule");
        return Demand(!Asks(Requirement.Mfa) || _caller.HasMfa, "MfaRule");
    }

    /// <summary>Requires a second factor, which a person always needs to change their own assignments.</summary>
    public PolicyCheck Mfa() => Demand(_caller.HasMfa, "MfaRule");

    public void Refuse()
    {
        if (_failed.Count > 0)
        {
            throw ServiceException.Pim("RoleAssignmentRequestPolicyValidationFailed",
                $"The following policy rules failed: [{string.Join(",", _failed.Select(rule => $"\"{rule}\""))}]");
        }
    }

    public void RequireAuthenticationContext()
    {
        if (_policy.AuthenticationContext is not { } context || _caller.AuthenticationContexts.Contains(context))
            return;

        throw ServiceException.StepUp($"{{\"access_token\":{{\"acrs\":{{\"essential\":true, \"value\":\"{context}\"}}}}}}");
    }

    private PolicyCheck Demand(bool holds, string rule)
    {
        if (!holds && !_failed.Contains(rule))
            _failed.Add(rule);
        return this;
    }
}
