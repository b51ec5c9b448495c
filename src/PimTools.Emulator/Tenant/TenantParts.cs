using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Monitor;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Reviews;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Composes a tenant of its parts: the state, the PIM services, and the handlers of the HTTP services.</summary>
internal sealed class TenantParts
{
    private static readonly ScheduleKind[] Kinds = [ScheduleKind.Eligible, ScheduleKind.Active];

    private readonly EmulatorFaults _faults;

    public TenantParts(TenantState state, EmulatorFaults faults)
    {
        _faults = faults;
        State = state;
        Audit = new AuditStore(state.Ids, () => state.Now);

        Roles = new EntraPimService(state);
        var audit = new PimAuditWriter(state, Audit, Roles);
        RoleRequests = new RequestProcessor(state, Roles, audit, faults);
        PlainAssignments = new PlainAssignments(state, Roles, audit);
        PolicyEditor = new PolicyEditor(state, audit);

        Groups = new GroupPimService(state, Roles);
        var groupAudit = new PimAuditWriter(state, Audit, Groups);
        GroupRequests = new RequestProcessor(state, Groups, groupAudit, faults);
        GroupPolicyEditor = new PolicyEditor(state, groupAudit);

        Azure = new AzurePimService(state, faults);
        ActivityLog = new ActivityLog(state);
        var azureAudit = new AzureAuditWriter(state, Audit, Azure, ActivityLog);
        AzureRequests = new RequestProcessor(state, Azure, azureAudit, faults);
        AzurePlainAssignments = new AzurePlainAssignments(state, Azure, azureAudit);
        AzurePolicyEditor = new PolicyEditor(state, azureAudit);

        var authority = new EntraAuthority(Roles.Store);
        Reviews = new ReviewRunner(state, new ReviewStore());
        ReviewFactory = new ReviewFactory(
            state,
            [
                new EntraReviewArea(Roles, authority, RoleRequests.Revoke),
                new GroupReviewArea(Groups, new GroupAuthority(authority), GroupRequests.Revoke),
            ]);
        Graph = new GraphHandler(state, faults, GraphEndpoints());
        Arm = new ArmHandler(state, faults, Azure.Tree, ArmEndpoints());
        Ingestion = new IngestionHandler(state, faults);
    }

    /// <summary>The default permissions of a token: all that the kinds need.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } = [.. EntraPermissions.All, .. GroupPermissions.All];

    public TenantState State { get; }

    public AuditStore Audit { get; }

    public EntraPimService Roles { get; }

    public RequestProcessor RoleRequests { get; }

    public PlainAssignments PlainAssignments { get; }

    public PolicyEditor PolicyEditor { get; }

    public GroupPimService Groups { get; }

    public RequestProcessor GroupRequests { get; }

    public PolicyEditor GroupPolicyEditor { get; }

    public AzurePimService Azure { get; }

    public ActivityLog ActivityLog { get; }

    public RequestProcessor AzureRequests { get; }

    public AzurePlainAssignments AzurePlainAssignments { get; }

    public PolicyEditor AzurePolicyEditor { get; }

    public ReviewRunner Reviews { get; }

    public ReviewFactory ReviewFactory { get; }

    public IEnumerable<ScheduleStore> Stores => [Roles.Store, Groups.Store, Azure.Store];

    public GraphResponses GraphResponses { get; } = new();

    public GraphHandler Graph { get; }

    public ArmHandler Arm { get; }

    public IngestionHandler Ingestion { get; }

    /// <summary>Gives the handler of the service that an address belongs to.</summary>
    public ServiceHandler HandlerOf(Uri uri) =>
        IngestionHandler.IsAddressed(uri) ? Ingestion : ArmPath.IsAddressed(uri) ? Arm : Graph;

    private IGraphEndpoints[] GraphEndpoints()
    {
        var authority = new EntraAuthority(Roles.Store);
        var shapes = new EntraShapes(State, Roles);
        var groupAuthority = new GroupAuthority(authority);
        var groupShapes = new GroupShapes(State, Groups, _faults);
        var roles = Kinds.Select(kind => new EntraScheduleArea(Roles, authority, shapes, kind));
        var groups = Kinds.Select(kind => new GroupScheduleArea(Groups, groupAuthority, groupShapes, kind));
        return
        [
            new RoleDefinitionEndpoints(Roles, authority, State.Ids, GraphResponses),
            .. Schedules(roles, RoleRequests),
            new RoleAssignmentEndpoints(Roles, PlainAssignments, authority, GraphResponses, shapes),
            new ApprovalEndpoints(RoleApprovals(authority), RoleRequests.Approvals, State.Directory, GraphResponses),
            .. Schedules(groups, GroupRequests),
            new GroupResourceEndpoints(Groups, GraphResponses),
            new ApprovalEndpoints(GroupApprovals(groupAuthority, GraphPath.Stable, "stages"), GroupRequests.Approvals, State.Directory, GraphResponses),
            new ApprovalEndpoints(GroupApprovals(groupAuthority, GraphPath.Beta, "steps"), GroupRequests.Approvals, State.Directory, GraphResponses),
            new PolicyEndpoints(
                [
                    new EntraPolicyArea(Roles.Policies, PolicyEditor, authority),
                    new GroupPolicyArea(Groups, GroupPolicyEditor, groupAuthority),
                ],
                GraphResponses),
            new AuditEndpoints(Audit, authority, GraphResponses),
            new ReviewEndpoints(
                State, ReviewFactory, Reviews, new ReviewShapes(State.Directory), EntraPermissions.ReadReviews, EntraPermissions.WriteReviews, GraphResponses),
            new AlertEndpoints(State, Audit, new EntraAlerts(State, Roles), authority, GraphResponses),
            new DirectoryEndpoints(State.Directory, GraphResponses),
            new DeletionEndpoints(State.Directory, Roles, authority),
            new DirectoryRoleEndpoints(Roles, State.Directory, GraphResponses),
            new MembershipEndpoints(Roles, State.Directory, GraphResponses),
            new OrganizationEndpoints(State, GraphResponses),
        ];
    }

    private IEnumerable<IGraphEndpoints> Schedules(IEnumerable<IScheduleArea> areas, RequestProcessor processor) =>
        areas.SelectMany(area =>
        {
            var listing = new ScheduleListing(State, area.Service.Store, _faults);
            return new IGraphEndpoints[] { new ScheduleEndpoints(area, listing, GraphResponses), new RequestEndpoints(area, listing, processor, GraphResponses) };
        });

    private IArmEndpoints[] ArmEndpoints()
    {
        var authority = new AzureAuthority(State, Azure);
        var listing = new ScheduleListing(State, Azure.Store, _faults);
        var responses = new ArmResponses(GraphResponses);
        var shapes = new AzureShapes(State, Azure);
        return
        [
            new AzureScheduleEndpoints(Azure, listing, authority, responses, shapes, _faults, ScheduleKind.Eligible),
            new AzureScheduleEndpoints(Azure, listing, authority, responses, shapes, _faults, ScheduleKind.Active),
            new AzureRequestEndpoints(Azure, listing, AzureRequests, authority, responses, shapes, ScheduleKind.Eligible),
            new AzureRequestEndpoints(Azure, listing, AzureRequests, authority, responses, shapes, ScheduleKind.Active),
            new AzureApprovalEndpoints(Azure, AzureRequests.Approvals, authority, State.Directory, responses),
            new AzurePolicyEndpoints(Azure, AzurePolicyEditor, authority, responses, new AzurePolicyShapes(Azure, shapes)),
            new AzureReviewEndpoints(State, Azure, Reviews, authority, responses, AzureRequests.Revoke),
            new AzureAlertEndpoints(State, new AzureAlerts(State, Azure), authority, responses),
            new AzureRoleEndpoints(State, Azure, authority, responses),
            new AzureAssignmentEndpoints(Azure, listing, AzurePlainAssignments, authority, responses, shapes),
            new EligibleChildEndpoints(Azure, responses),
            new SubscriptionEndpoints(State, Azure.Tree, authority, responses, _faults),
            new ResourceGroupEndpoints(Azure.Tree, authority, responses),
            new ResourceGraphEndpoints(State, Azure.Tree, authority),
            new ResourceEndpoints(Azure.Tree, authority, responses),
            new ActivityLogEndpoints(ActivityLog, new ActivityShape(State), Azure.Tree, authority, responses),
            new ManagementGroupEndpoints(State, Azure.Tree, authority, responses),
        ];
    }

    // Only the beta version has these.
    private static ApprovalArea RoleApprovals(EntraAuthority authority) =>
        new("roleManagement/directory/roleAssignmentApprovals", GraphPath.Beta, "steps",
            EntraPermissions.ReadApprovals, EntraPermissions.Approve, (caller, _) => authority.CanRead(caller));

    private ApprovalArea GroupApprovals(GroupAuthority authority, string version, string parts) =>
        new("identityGovernance/privilegedAccess/group/assignmentApprovals", version, parts,
            GroupPermissions.ReadApprovals, GroupPermissions.Approve,
            (caller, approval) => authority.CanRead(caller, Groups.GroupOf(approval.Request.Target)));
}
