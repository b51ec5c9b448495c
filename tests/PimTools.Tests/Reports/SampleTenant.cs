using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Models;
using PimTools.Reports;

namespace PimTools.Tests.Reports;

/// <summary>A made-up tenant of any size, the same each time.</summary>
internal sealed class SampleTenant
{
    public static readonly DateTimeOffset Now = new(2026, 11, 27, 15, 0, 0, TimeSpan.Zero);

    private static readonly string[] FirstNames = ["Ada", "Ben", "Cleo", "Dana", "Emil", "Fay", "Greg", "Hana", "Ivo", "Jana"];
    private static readonly string[] LastNames = ["Ahlberg", "Okafor", "Marchetti", "Lindqvist", "Novak", "Ito", "Sato"];

    private static readonly string[] EntraRoles =
    [
        "Global Administrator", "Privileged Role Administrator", "Security Administrator", "Exchange Administrator", "SharePoint Administrator", "User Administrator",
        "Helpdesk Administrator", "Intune Administrator", "Conditional Access Administrator", "Global Reader", "Reports Reader",
    ];

    private static readonly string[] Reasons = ["On call", "Reset of a password", "Mailbox is full", "Change of the weekly window", "Incident of the night", "New laptop"];

    private readonly Random _random = new(14);
    private readonly List<PimPrincipal> _people;
    private readonly List<PimRole> _roles;

    private SampleTenant(int people)
    {
        Evidence = new ReportEvidence
        {
            TenantId = Id(0),
            Account = "Emil Novak",
            Since = new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-29),
            Baselines = ["Recommended"],
            Now = Now,
        };
        _people = [.. Enumerable.Range(0, people).Select(Person)];
        _roles =
        [
            .. EntraRoles.Select((name, number) => new PimRole(PimKind.EntraRole, Id(1000 + number), name)),
            new PimRole(PimKind.Group, Id(2000), "Ops-OnCall") { Access = PimAccess.Member },
            new PimRole(PimKind.AzureRole, Id(3000), "Contributor"),
            new PimRole(PimKind.AzureRole, Id(3001), "Key Vault Administrator"),
        ];
    }

    public ReportEvidence Evidence { get; }

    /// <summary>40 people in November.</summary>
    public static SampleTenant Month() => Create(40, 110, 260);

    public static SampleTenant Create(int people, int assignments, int activities)
    {
        var tenant = new SampleTenant(people);
        for (var i = 0; i < assignments; i++)
        {
            tenant.Assign(i);
        }

        for (var i = 0; i < activities; i++)
        {
            tenant.Activate(i);
        }

        tenant.Find();
        tenant.Watch();
        return tenant;
    }

    /// <summary>A tenant in which every text is one that must not become markup.</summary>
    public static ReportEvidence Hostile(string text)
    {
        var evidence = new ReportEvidence { TenantId = text, Account = text, Subjects = [text], Baselines = [text], Since = Now.AddDays(-6), Now = Now };
        var principal = new PimPrincipal(Id(1), PimPrincipalType.User, text, text);
        var role = new PimRole(PimKind.EntraRole, Id(2), text);
        evidence.Assignments.Add(new PimAssignment(Id(3), PimAssignmentType.Eligible, role, new PimScope("/administrativeUnits/1", text, PimScopeType.AdministrativeUnit), principal) { End = Now.AddDays(3) });
        evidence.Activities.Add(new PimActivity(text, PimRequestAction.SelfActivate)
        {
            Requested = Now.AddDays(-1),
            Kind = PimKind.EntraRole,
            Role = text,
            RoleId = role.Id,
            Scope = text,
            Principal = principal,
            Requestor = principal,
            Justification = text,
            TicketNumber = text,
            IpAddress = text,
            Decision = PimDecision.Approve,
            DecidedBy = principal,
            Decided = Now,
            DecisionJustification = text,
            Outcome = PimActivityOutcome.Expired,
        });
        evidence.Findings.Add(new PimFinding(text, text, PimFindingResult.Fail) { Title = text, Target = text, Field = text, Expected = text, Actual = text, RoleName = text, Evidence = text, Remedy = text, Reference = text });
        evidence.Anomalies.Add(Anomaly(text, PimFindingSeverity.High, principal, role, Now));
        evidence.Alerts.Add(Alert(text, true, 1, principal, role));
        evidence.AccessPaths.Add(new PimAccessPath(role, PimScope.Directory, [new AccessStep(principal, text, text)]));
        evidence.AddNotice(ReportPart.Assignments, text, isGap: true);
        return evidence;
    }

    private static string Id(int number) => $"{number:x8}-0000-4000-8000-{(long)number * 7919:x12}";

    private static PimPrincipal Person(int number)
    {
        var first = FirstNames[number % FirstNames.Length];
        var last = LastNames[number / FirstNames.Length % LastNames.Length];
        var round = number / (FirstNames.Length * LastNames.Length);
        var suffix = round == 0 ? string.Empty : (round + 1).ToString(CultureInfo.InvariantCulture);
        return new PimPrincipal(Id(100_000 + number), PimPrincipalType.User, $"{first} {last}{suffix}", $"{first}.{last}{suffix}@contoso.com".ToLowerInvariant());
    }

    private PimPrincipal Somebody() => _people[_random.Next(_people.Count)];

    // Few roles are held by many.
    private PimRole SomeRole() => _roles[(int)(_roles.Count * Math.Pow(_random.NextDouble(), 1.6))];

    private static PimScope ScopeOf(PimRole role) => role.Kind switch
    {
        PimKind.Group => new PimScope(role.Id, role.Name, PimScopeType.Group),
        PimKind.AzureRole => new PimScope("/subscriptions/" + Id(4000), "Contoso Production", PimScopeType.Subscription),
        _ => PimScope.Directory,
    };

    private void Assign(int number)
    {
        var role = SomeRole();
        var holding = _random.Next(10);
        var type = holding < 7 ? PimAssignmentType.Eligible : PimAssignmentType.Active;
        var isActivated = holding == 9;
        Evidence.Assignments.Add(new PimAssignment(Id(200_000 + number), type, role, ScopeOf(role), Somebody())
        {
            State = isActivated ? PimAssignmentState.Activated : type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active,
            MemberType = PimMemberType.Direct,
            Start = Now.AddDays(-_random.Next(1, 300)),
            End = isActivated ? Now.AddHours(_random.Next(1, 8)) : _random.Next(3) == 0 ? Now.AddDays(_random.Next(1, 120)) : null,
        });
    }

    private void Activate(int number)
    {
        var day = Evidence.Since.AddDays(_random.Next(30));
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && _random.Next(5) > 0)
        {
            day = day.AddDays(-2);
        }

        var requested = (day < Evidence.Since ? Evidence.Since : day).AddMinutes((7 * 60) + _random.Next(8 * 60));
        var held = Evidence.Assignments[_random.Next(Evidence.Assignments.Count)];
        var decision = _random.Next(4) > 0 ? null : _random.Next(6) == 0 ? PimDecision.Deny : (PimDecision?)PimDecision.Approve;
        var decided = requested.AddMinutes(_random.Next(2, 180));
        var began = decision is null ? requested : decided;
        var isDenied = decision == PimDecision.Deny;
        Evidence.Activities.Add(new PimActivity(Id(300_000 + number), PimRequestAction.SelfActivate)
        {
            Requested = requested,
            Type = PimAssignmentType.Active,
            Kind = held.Kind,
            Role = held.RoleName,
            RoleId = held.RoleId,
            Access = held.Access,
            Scope = held.ScopeName,
            ScopeId = held.ScopeId,
            Principal = held.Principal,
            Requestor = held.Principal,
            IpAddress = $"192.0.2.{_random.Next(1, 250)}",
            Justification = $"{Reasons[_random.Next(Reasons.Length)]} INC-{10_000 + number}",
            TicketNumber = _random.Next(2) == 0 ? $"INC-{10_000 + number}" : null,
            Decision = decision,
            DecidedBy = decision is null ? null : _people[_random.Next(Math.Min(4, _people.Count))],
            Decided = decision is null ? null : decided,
            DecisionJustification = decision is null ? null : isDenied ? "Not in the change window" : "Agreed",
            Began = isDenied ? null : began,
            Ended = isDenied ? null : began.AddMinutes(_random.Next(20, 480)),
            Outcome = isDenied ? PimActivityOutcome.Denied : _random.Next(2) == 0 ? PimActivityOutcome.Expired : PimActivityOutcome.Deactivated,
        });
    }

    private void Find()
    {
        foreach (var (role, number) in _roles.Select((role, number) => (role, number)))
        {
            var severity = (PimFindingSeverity)(3 - (number % 4));
            Evidence.Findings.Add(Finding("R01", number % 3 == 2 ? PimFindingResult.Excepted : PimFindingResult.Fail, severity, "An activation lasts at most 4 hours", role, "MaximumActivationDuration", "at most 4h", "8h"));
            Evidence.Findings.Add(Finding("R03", number % 5 == 0 ? PimFindingResult.CannotTell : PimFindingResult.Pass, severity, "Activations require a second factor", role, "ActivationRequires", "Mfa", "?"));
        }
    }

    private void Watch()
    {
        foreach (var (rule, number) in new[] { "RolesTogether", "SettingsChanged", "OutsidePim", "BriefActivation" }.Select((rule, number) => (rule, number)))
        {
            for (var i = 0; i <= number; i++)
            {
                Evidence.Anomalies.Add(Anomaly(rule, (PimFindingSeverity)(3 - number), Somebody(), SomeRole(), Now.AddHours(-((30 * number) + i))));
            }
        }

        foreach (var (name, number) in new[] { "RolesAssignedOutsidePim", "RedundantAssignment", "StaleSignIn", "InvalidLicense" }.Select((name, number) => (name, number)))
        {
            Evidence.Alerts.Add(Alert(name, number switch { 0 or 1 => true, 2 => false, _ => null }, 2 - number, Somebody(), _roles[0]));
        }

        foreach (var role in _roles.Take(2))
        {
            Evidence.AccessPaths.Add(new PimAccessPath(role, PimScope.Directory, [new AccessStep(Somebody(), "active", null)]));
            Evidence.AccessPaths.Add(new PimAccessPath(role, PimScope.Directory, [new AccessStep(Somebody(), "eligible", "justification, MFA")]));
            Evidence.AccessPaths.Add(new PimAccessPath(role, PimScope.Directory, [new AccessStep(Somebody(), "eligible member", "approval"), new AccessStep(new PimPrincipal(Id(2000), PimPrincipalType.Group, "Ops-OnCall"), "eligible", "justification")]));
        }
    }

    private static PimAnomaly Anomaly(string rule, PimFindingSeverity severity, PimPrincipal principal, PimRole role, DateTimeOffset time) => new(rule, severity)
    {
        Title = rule,
        Principal = principal,
        Requestor = principal,
        Kind = role.Kind,
        Role = role.Name,
        Roles = new PimTextList([role.Name], "; "),
        Scope = ScopeOf(role).DisplayName,
        Time = time,
        Last = time,
        Count = 1,
        RequestIds = new PimTextList([rule], "; "),
        Message = $"{principal} did something with {role.Name}.",
        Reference = "https://learn.microsoft.com/entra",
    };

    private static PimAlert Alert(string name, bool? isActive, int incidents, PimPrincipal principal, PimRole role) => new(name, name, PimScope.Directory)
    {
        Title = name,
        Severity = PimAlertSeverity.High,
        IsActive = isActive,
        IsEnabled = true,
        IncidentCount = Math.Max(0, incidents),
        LastScanned = Now.AddHours(-3),
        MitigationSteps = name,
        Incidents = [new PimAlertIncident(name) { Principal = principal.DisplayName, Role = role.Name }],
    };

    private static PimFinding Finding(string rule, PimFindingResult result, PimFindingSeverity severity, string title, PimRole role, string field, string expected, string actual) =>
        new("Recommended", rule, result)
        {
            Severity = severity,
            Title = title,
            Target = role.Describe(ScopeOf(role)),
            Field = field,
            Expected = expected,
            Actual = actual,
            Kind = role.Kind,
            RoleName = role.Name,
            RoleId = role.Id,
            Access = role.Access,
            ScopeName = ScopeOf(role).DisplayName,
            ExceptionOwner = result == PimFindingResult.Excepted ? "Cleo Marchetti" : null,
            ExceptionUntil = result == PimFindingResult.Excepted ? Now.AddDays(60) : null,
            Remedy = result == PimFindingResult.Fail ? $"Set-PimRoleSetting '{role.Name}' -MaximumActivationDuration 4h" : null,
        };
}
