using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Alerts;
using PimTools.Graph.Auditing;
using PimTools.Graph.Auth;
using PimTools.Graph.Directory;
using PimTools.Graph.Ingestion;
using PimTools.Graph.Raw;

namespace PimTools.Graph.Client;

/// <summary>Holds the parts of the contract, and ends them all at once.</summary>
internal sealed class PimClient : IPimClient
{
    private readonly IPimRoles _roles;
    private readonly IPimScopes _scopes;
    private readonly IPimAssignments _assignments;
    private readonly IPimRequests _requests;
    private readonly IPimSettings _settings;
    private readonly IPimDirectory _directory;
    private readonly IPimAudit _audit;
    private readonly IPimIngestion _ingestion;
    private readonly IPimAccessReviews _accessReviews;
    private readonly IPimAlerts _alerts;
    private readonly IPimRaw _raw;
    private readonly TokenSource _tokens;
    private readonly Func<DateTimeOffset> _serviceTime;
    private volatile bool _isEnded;

    public PimClient(
        PimContext context,
        ProviderSet providers,
        AssignmentsClient assignments,
        RequestsClient requests,
        AccessReviewsClient accessReviews,
        AuditLog audit,
        IngestionClient ingestion,
        AlertClient alerts,
        PrincipalSearch principals,
        ApplicationSearch applications,
        RawClient raw,
        TokenSource tokens,
        Func<DateTimeOffset> serviceTime)
    {
        Context = context;
        _roles = new RolesClient(providers);
        _scopes = new ScopesClient(providers, applications);
        _assignments = assignments;
        _requests = requests;
        _settings = new SettingsClient(providers);
        _directory = principals;
        _audit = new AuditClient(audit, providers);
        _ingestion = ingestion;
        _accessReviews = accessReviews;
        _alerts = alerts;
        _raw = raw;
        _tokens = tokens;
        _serviceTime = serviceTime;
    }

    public PimContext Context { get; }

    public DateTimeOffset ServiceTime => _serviceTime();

    public IReadOnlyList<string> Permissions => Open(_tokens).LatestForGraph?.Permissions ?? Context.Permissions;

    public IPimRoles Roles => Open(_roles);

    public IPimScopes Scopes => Open(_scopes);

    public IPimAssignments Assignments => Open(_assignments);

    public IPimRequests Requests => Open(_requests);

    public IPimSettings Settings => Open(_settings);

    public IPimDirectory Directory => Open(_directory);

    public IPimAudit Audit => Open(_audit);

    public IPimIngestion Ingestion => Open(_ingestion);

    public IPimAccessReviews AccessReviews => Open(_accessReviews);

    public IPimAlerts Alerts => Open(_alerts);

    public IPimRaw Raw => Open(_raw);

    public Task RenewTokensAsync(PimCall call) => Open(_tokens).RenewAsync(call);

    /// <summary>Nothing begins any more. What is under way in another runspace goes on to its end, and holds nothing that has to be freed.</summary>
    public void Dispose() => _isEnded = true;

    private T Open<T>(T part) => !_isEnded ? part : throw new PimException(PimErrorCode.NotConnected, $"The connection '{Context}' has been ended.")
    {
        Remedy = "Run Connect-Pim again, or choose another connection with -Context.",
        TargetObject = Context.Name,
    };
}
