using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using PimTools.Models;
using PimTools.Settings;
using PimTools.Text;

namespace PimTools.Input;

/// <summary>
/// Reads an object of this module that went through a job, CLIXML, JSON or CSV back into what it was. It is known by its flat properties, which each of
/// these keeps; a row that somebody wrote has no ids, and is left as it is.
/// </summary>
internal sealed class DeserializedObject
{
    private readonly PSObject _source;

    private DeserializedObject(PSObject source) => _source = source;

    /// <summary>Reads a role, scope, principal, assignment, request or setting; gives anything else back as it came.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A value of it cannot be read.</exception>
    public static object? Revive(object? given)
    {
        if (given is not PSObject { BaseObject: PSCustomObject } source)
        {
            return given;
        }

        try
        {
            return new DeserializedObject(source).ReadWithTenant() ?? given;
        }
        catch (PimException e)
        {
            throw new ArgumentTransformationMetadataException($"{e.Message} {e.Remedy}", e);
        }
    }

    private object? ReadWithTenant()
    {
        var read = Read();
        if (read is IOfTenant of)
        {
            of.TenantId = Text("TenantId");
        }

        return read;
    }

    private object? Read() =>
        Has("RoleId", "Kind", "ScopeId") ? Record()
        : Has("Kind", "Id", "Name") ? Role("Id", "Name", null)
        : Has("PrincipalId", "Id", "UserPrincipalName") ? Principal("Id", "Type", "DisplayName")
        : Has("ScopeId", "Id", "DisplayName", "Type") ? new PimScope(Text("Id")!, Text("DisplayName")!, Word<PimScopeType>("Type") ?? PimScopeType.Unknown)
        : null;

    private PimScope Scope() => new(Text("ScopeId")!, Text("ScopeName") ?? Text("ScopeId")!, Word<PimScopeType>("ScopeType") ?? PimScopeType.Unknown);

    private PimRole Role(string id, string name, PimScope? scope)
    {
        var kind = Word<PimKind>("Kind") ?? throw Unreadable("Kind");
        var role = new PimRole(kind, Text(id)!, Text(name) ?? Text(id)!) { Access = Word<PimAccess>("Access") };
        return kind == PimKind.AzureRole && (scope ?? Revive(Value("Scope")) as PimScope) is { } at ? role.At(at) : role;
    }

    private PimPrincipal Principal(string id, string type, string name) =>
        new(Text(id)!, Word<PimPrincipalType>(type) ?? PimPrincipalType.Unknown, Text(name), Text("UserPrincipalName"))
        {
            IsInDirectory = Flag("IsInDirectory") ?? !Flag("IsOrphaned"),
        };

    private object? Record()
    {
        var scope = Scope();
        var role = Role("RoleId", "RoleName", scope);
        return Has("PolicyId") ? new PimRoleSetting(Text("PolicyId")!, role, scope, Array.Empty<Rules.PolicyRule>()) { Snapshot = Change() }
            : Has("PrincipalId", "Action", "Status") ? Request(role, scope)
            : Has("PrincipalId", "State") ? Assignment(role, scope)
            : null;
    }

    private PimAssignment Assignment(PimRole role, PimScope scope)
    {
        var end = Time("End");
        if (end is null && !string.Equals(Text("IsPermanent"), "True", StringComparison.OrdinalIgnoreCase))
        {
            throw Unreadable("End");
        }

        return new(Text("Id")!, Word<PimAssignmentType>("Type") ?? throw Unreadable("Type"), role, scope, Principal("PrincipalId", "PrincipalType", "PrincipalName"))
        {
            State = Word<PimAssignmentState>("State") ?? throw Unreadable("State"),
            MemberType = Word<PimMemberType>("MemberType") ?? PimMemberType.Unknown,
            ScheduleId = Text("ScheduleId"),
            CreatedUsing = Text("CreatedUsing"),
            Created = Time("Created"),
            LinkedEligibilityScheduleId = Text("LinkedEligibilityScheduleId"),
            Condition = Text("Condition"),
            ConditionVersion = Text("ConditionVersion"),
            Start = Time("Start"),
            End = end,
        };
    }

    private PimRequest Request(PimRole role, PimScope scope) =>
        new(Text("Id")!, Word<PimAssignmentType>("Type") ?? throw Unreadable("Type"), role, scope, Principal("PrincipalId", "PrincipalType", "PrincipalName"))
        {
            Action = Word<PimRequestAction>("Action") ?? PimRequestAction.Unknown,
            Status = Word<PimRequestStatus>("Status") ?? PimRequestStatus.Unknown,
            Justification = Text("Justification"),
            Ticket = PimTicket.Of(Text("TicketNumber"), Text("TicketSystem")),
            Schedule = Text("Schedule") is null ? null : new PimSchedule { Start = Time("Start"), End = Time("End") },
            TargetScheduleId = Text("TargetScheduleId"),
            LinkedEligibilityScheduleId = Text("LinkedEligibilityScheduleId"),
        };

    // What the object does not tell stays as it is in the tenant.
    private PimSettingChange Change() => new()
    {
        MaximumActivationDuration = Duration("Longest"),
        ActivationRequires = Requirements("Requires"),
        AuthenticationContext = Has("Context") ? Text("Context") ?? string.Empty : null,
        RequiresApproval = Flag("RequiresApproval"),
        Approvers = Has("ApproverIds") ? Texts("ApproverIds").Select(id => new PimApprover(id, PimPrincipalType.Unknown)).ToArray() : null,
        AllowPermanentEligible = Flag("AllowPermanentEligible"),
        MaximumEligibleDuration = Duration("EligibleLongest"),
        EligibleRequires = Requirements("EligibleRequires"),
        AllowPermanentActive = Flag("AllowPermanentActive"),
        MaximumActiveDuration = Duration("ActiveLongest"),
        ActiveRequires = Requirements("ActiveRequires"),
        Notifications = NotificationLines.Read(PimNotificationEvent.EligibleAssignment, Texts("MailsOnEligible"))
            .Concat(NotificationLines.Read(PimNotificationEvent.ActiveAssignment, Texts("MailsOnActive")))
            .Concat(NotificationLines.Read(PimNotificationEvent.Activation, Texts("MailsOnActivation")))
            .ToArray(),
    };

    private bool Has(params string[] names) => names.All(name => _source.Properties[name] is not null);

    private object? Value(string name) => _source.Properties[name]?.Value;

    private string? Text(string name) => Value(name)?.ToString() is { Length: > 0 } text ? text : null;

    // A cell of CSV holds them in a line; everywhere else it is a list.
    private string[] Texts(string name) => RawArgument.Value(Value(name)) switch
    {
        IEnumerable list and not string => list.Cast<object?>().Select(one => one?.ToString() ?? string.Empty).ToArray(),
        null => Array.Empty<string>(),
        var text => text.ToString()!.Split(';').Select(one => one.Trim()).Where(one => one.Length > 0).ToArray(),
    };

    private T? Word<T>(string name)
        where T : struct, Enum =>
        Text(name) is not { } text ? null : EnumWord.Read<T>(text) ?? throw Unreadable(name);

    private bool? Flag(string name) => Text(name) is not { } text ? null : bool.TryParse(text, out var flag) ? flag : throw Unreadable(name);

    private TimeSpan? Duration(string name) => Text(name) is { } text ? PimDuration.Parse(text) : null;

    private PimRequirements? Requirements(string name) => Texts(name) is { Length: > 0 } words ? new PimRequirementSet(string.Join(", ", words)).Value : null;

    // CSV has dates as the user's culture writes them; everything else keeps them or writes the year first.
    private DateTimeOffset? Time(string name) => RawArgument.Value(Value(name)) switch
    {
        DateTimeOffset time => time,
        DateTime date => date,
        _ when Text(name) is not { } => null,
        _ when MomentReader.ReadTyped(Text(name)!) is { } time => time,
        _ => throw Unreadable(name),
    };

    private ArgumentTransformationMetadataException Unreadable(string name) =>
        new($"The object's {name} is '{VisibleText.Of(Text(name) ?? string.Empty)}', which cannot be read. Read the object anew, or name what is meant.");
}
