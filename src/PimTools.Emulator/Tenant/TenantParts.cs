using System;
using System.Collections.Generic;
using PimTools.Emulator.Azure;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>The parts of a tenant, put together: state, surfaces, and the services that answer for them.</summary>
internal sealed class TenantParts
{
    private readonly EmulatorFaults _faults;

    public TenantParts(TenantState state, EmulatorFaults faults)
    {
        _faults = faults;
        State = state;
        Audit = new AuditTrail(state.Ids, () => state.Now);

        Roles = new DirectoryRoleSurface(state);
        var journal = new PimJournal(state, Audit, Roles);
        RoleRequests = new RequestDesk(state, Roles, journal);
        PlainAssignments = new PlainAssignments(state, Roles, journal);
        PolicyEditor = new PolicyEditor(state, journal);

        Groups = new GroupSurface(state, Roles);
        var groupJournal = new PimJournal(state, Audit, Groups);
        GroupRequests = new RequestDesk(state, Groups, groupJournal);
        GroupPolicyEditor = new PolicyEditor(state, groupJournal);

        Azure = new AzureSurface(state, faults);
        var azureJournal = new PimJournal(state, Audit, Azure);
        AzureRequests = new RequestDesk(state, Azure, azureJournal);
        AzurePolicyEditor = new PolicyEditor(state, azureJournal);

        Graph = new GraphService(state, faults, GraphEndpoints());
        Arm = new ArmService(state, faults, Azure.Tree, ArmEndpoints());
    }

    /// <summary>The permissions that a token carries where nobody says otherwise: all that the kinds ask for.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } = [.. Permissions.All, .. GroupPermissions.All];

    public TenantState State { get; }

    public AuditTrail Audit { get; }

    public DirectoryRoleSurface Roles { get; }

    public RequestDesk RoleRequests { get; }

    public PlainAssignments PlainAssignments { get; }

    public PolicyEditor PolicyEditor { get; }

    public GroupSurface Groups { get; }

    public RequestDesk GroupRequests { get; }

    public PolicyEditor GroupPolicyEditor { get; }

    public AzureSurface Azure { get; }

    public RequestDesk AzureRequests { get; }

    public PolicyEditor AzurePolicyEditor { get; }

    public IEnumerable<ScheduleBook> Books => [Roles.Book, Groups.Book, Azure.Book];

    public Result Result { get; } = new();

    public GraphService Graph { get; }

    public ArmService Arm { get; }

    /// <summary>The service an address belongs to.</summary>
    public ServiceDoor DoorOf(Uri uri) => ArmPath.IsAddressed(uri) ? Arm : Graph;

    private IEndpoints[] GraphEndpoints()
    {
        var authority = new DirectoryAuthority(Roles.Book);
        var shapes = new RoleShapes(State, Roles);
        var roleListing = new ScheduleListing(State, Roles.Book, _faults);
        var groupListing = new ScheduleListing(State, Groups.Book, _faults);
        var groupAuthority = new GroupAuthority(authority);
        var groupShapes = new GroupShapes(State, Groups);
        return
        [
            new RoleDefinitionEndpoints(Roles.Roles, Result),
            new RoleScheduleEndpoints(Roles, roleListing, authority, Result, shapes, ScheduleKind.Eligible),
            new RoleScheduleEndpoints(Roles, roleListing, authority, Result, shapes, ScheduleKind.Active),
            new RoleRequestEndpoints(Roles, roleListing, RoleRequests, authority, Result, shapes, ScheduleKind.Eligible),
            new RoleRequestEndpoints(Roles, roleListing, RoleRequests, authority, Result, shapes, ScheduleKind.Active),
            new RoleAssignmentEndpoints(Roles, PlainAssignments, authority, Result, shapes),
            new ApprovalEndpoints(RoleApprovals(authority), RoleRequests.Approvals, State.Directory, Result),
            new GroupScheduleEndpoints(Groups, groupListing, groupAuthority, Result, groupShapes, ScheduleKind.Eligible),
            new GroupScheduleEndpoints(Groups, groupListing, groupAuthority, Result, groupShapes, ScheduleKind.Active),
            new GroupRequestEndpoints(Groups, groupListing, GroupRequests, groupAuthority, Result, groupShapes, ScheduleKind.Eligible),
            new GroupRequestEndpoints(Groups, groupListing, GroupRequests, groupAuthority, Result, groupShapes, ScheduleKind.Active),
            new GroupResourceEndpoints(Groups, Result),
            new ApprovalEndpoints(GroupApprovals(groupAuthority, GraphPath.Stable, "stages"), GroupRequests.Approvals, State.Directory, Result),
            new ApprovalEndpoints(GroupApprovals(groupAuthority, GraphPath.Beta, "steps"), GroupRequests.Approvals, State.Directory, Result),
            new PolicyEndpoints(
                [
                    new RolePolicyArea(Roles.Policies, PolicyEditor, authority),
                    new GroupPolicyArea(Groups, GroupPolicyEditor, groupAuthority),
                ],
                Result),
            new AuditEndpoints(Audit, authority, Result),
            new DirectoryEndpoints(State.Directory, Result),
        ];
    }

    private IArmEndpoints[] ArmEndpoints()
    {
        var authority = new AzureAuthority(State, Azure);
        var listing = new ScheduleListing(State, Azure.Book, _faults);
        var result = new ArmResult(Result);
        var shapes = new AzureShapes(State, Azure);
        return
        [
            new AzureScheduleEndpoints(Azure, listing, authority, result, shapes, _faults, ScheduleKind.Eligible),
            new AzureScheduleEndpoints(Azure, listing, authority, result, shapes, _faults, ScheduleKind.Active),
            new AzureRequestEndpoints(Azure, listing, AzureRequests, authority, result, shapes, ScheduleKind.Eligible),
            new AzureRequestEndpoints(Azure, listing, AzureRequests, authority, result, shapes, ScheduleKind.Active),
            new AzureApprovalEndpoints(Azure, AzureRequests.Approvals, authority, State.Directory, result),
            new AzurePolicyEndpoints(Azure, AzurePolicyEditor, authority, result, new AzurePolicyShapes(Azure, shapes)),
            new AzureRoleEndpoints(Azure, authority, result),
            new AzureAssignmentEndpoints(Azure, listing, authority, result, shapes),
            new EligibleChildEndpoints(Azure, result),
            new SubscriptionEndpoints(State, Azure.Tree, authority, result),
            new ResourceGroupEndpoints(Azure.Tree, authority, result),
            new ResourceEndpoints(Azure.Tree, authority, result),
            new ManagementGroupEndpoints(State, Azure.Tree, authority, result),
        ];
    }

    // Only the beta version has them.
    private static ApprovalArea RoleApprovals(DirectoryAuthority authority) =>
        new("roleManagement/directory/roleAssignmentApprovals", GraphPath.Beta, "steps",
            Permissions.ReadApprovals, Permissions.Approve, (caller, _) => authority.CanRead(caller));

    private ApprovalArea GroupApprovals(GroupAuthority authority, string version, string parts) =>
        new("identityGovernance/privilegedAccess/group/assignmentApprovals", version, parts,
            GroupPermissions.ReadApprovals, GroupPermissions.Approve,
            (caller, approval) => authority.CanRead(caller, Groups.GroupOf(approval.Request.Target)));
}
