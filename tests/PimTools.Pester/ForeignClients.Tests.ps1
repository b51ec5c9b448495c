# Clients that are not PimTools: what they send, sent by Invoke-RestMethod to the emulator host, and what they are answered.

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    $emulatorHost = Start-EmulatorHost
    $root = $emulatorHost.Address
    $roles = '/v1.0/roleManagement/directory'
    $groups = '/v1.0/identityGovernance/privilegedAccess/group'
    $authorization = 'providers/Microsoft.Authorization'

    # One call as a person, with the answer's status; the service is told by the path.
    function Invoke-Service([string] $As, [string] $Path, [string] $Method = 'Get', $Body) {
        $audience = if ($Path -match '^/*(subscriptions|providers|tenants)') { '&audience=https://management.azure.com' }
        $call = @{
            Uri                = $root + $Path
            Method             = $Method
            Headers            = @{ Authorization = 'Bearer ' + (Get-EmulatorToken $emulatorHost "user=$As$audience") }
            SkipHttpErrorCheck = $true
            StatusCodeVariable = 'status'
        }
        if ($Body) {
            $call.Body = ConvertTo-Json $Body -Depth 10
            $call.ContentType = 'application/json'
        }

        $answer = Invoke-RestMethod @call
        [pscustomobject]@{ Status = $status; Body = $answer; Value = $answer.value; Error = $answer.error.code }
    }

    function Get-RoleId([string] $Name) { (Invoke-Service dana "$roles/roleDefinitions?`$filter=displayName eq '$Name'").Value.id }
    function Get-PersonId([string] $Name) { (Invoke-Service dana "/v1.0/users/$Name@contoso.com").Body.id }
    function Get-GroupId([string] $Name) { (Invoke-Service dana "/v1.0/groups?`$filter=displayName eq '$Name'").Value.id }
    function Get-SubscriptionId([string] $Name) {
        (Invoke-Service dana '/subscriptions?api-version=2022-12-01').Value.Where{ $_.displayName -eq $Name }.id
    }

    function Get-AzureRoleId([string] $Name) {
        (Invoke-Service dana "/$authorization/roleDefinitions?api-version=2022-04-01&`$filter=roleName eq '$Name'").Value.name
    }

    function New-Schedule([string] $Duration) { @{ startDateTime = $null; expiration = @{ type = 'AfterDuration'; duration = $Duration } } }

    function Send-RoleRequest([string] $As, [string] $Kind, [string] $Action, [string] $Principal, [string] $Role) {
        Invoke-Service $As "$roles/$Kind" Post @{
            action = $Action; principalId = Get-PersonId $Principal; roleDefinitionId = Get-RoleId $Role; directoryScopeId = '/'
            justification = 'Test'; scheduleInfo = New-Schedule 'PT1H'
        }
    }

    function Send-GroupRequest([string] $As, [string] $Kind, [string] $Action, [string] $Principal, [string] $Group) {
        Invoke-Service $As "$groups/$Kind" Post @{
            action = $Action; principalId = Get-PersonId $Principal; groupId = Get-GroupId $Group; accessId = 'member'
            justification = 'Test'; scheduleInfo = New-Schedule 'PT1H'
        }
    }

    function Send-AzureActivation([string] $Scope, [string] $Role) {
        Invoke-Service ada "$Scope/$authorization/roleAssignmentScheduleRequests/$(New-Guid)?api-version=2020-10-01" Put @{
            properties = @{
                principalId = Get-PersonId ada; roleDefinitionId = "/$authorization/roleDefinitions/$(Get-AzureRoleId $Role)"
                requestType = 'SelfActivate'; justification = 'Test'; scheduleInfo = New-Schedule 'PT1H'
            }
        }
    }

    function Set-Fault([string] $Query) { Invoke-RestMethod "$root/_emulator/faults?$Query" -Method Post }
}

AfterAll { Stop-EmulatorHost $emulatorHost }

Describe 'Published clients' {
    BeforeEach { Invoke-RestMethod "$root/_emulator/reset" -Method Post }

    It 'remove an eligible role with a schedule in the body' {
        $removed = Send-RoleRequest dana roleEligibilityScheduleRequests adminRemove ada 'User Administrator'

        $removed.Status | Should -Be 201
        $removed.Body.status | Should -Be Revoked
    }

    It 'end an activation with a schedule in the body' {
        (Send-RoleRequest ada roleAssignmentScheduleRequests selfActivate ada 'User Administrator').Body.status | Should -Be Provisioned
        $null = Invoke-RestMethod "$root/_emulator/advance?by=6m" -Method Post

        $ended = Send-RoleRequest ada roleAssignmentScheduleRequests selfDeactivate ada 'User Administrator'

        $ended.Status | Should -Be 201
        $ended.Body.status | Should -Be Revoked
    }

    It 'remove and end membership of a group with a schedule in the body' {
        (Send-GroupRequest ada assignmentScheduleRequests selfActivate ada 'Ops-OnCall').Body.status | Should -Be Provisioned
        $null = Invoke-RestMethod "$root/_emulator/advance?by=6m" -Method Post

        (Send-GroupRequest ada assignmentScheduleRequests selfDeactivate ada 'Ops-OnCall').Body.status | Should -Be Revoked
        (Send-GroupRequest dana eligibilityScheduleRequests adminRemove ada 'Ops-OnCall').Body.status | Should -Be Revoked
    }

    It 'decide <Api> by a step with the id of the approval' -TestCases @(
        @{ Api = 'a role'; Approvals = '/beta/roleManagement/directory/roleAssignmentApprovals' }
        @{ Api = 'a group'; Approvals = '/beta/identityGovernance/privilegedAccess/group/assignmentApprovals' }
    ) {
        $asked = if ($Api -eq 'a role') {
            Send-RoleRequest ada roleAssignmentScheduleRequests selfActivate ada 'Exchange Administrator'
        } else {
            Send-GroupRequest ada assignmentScheduleRequests selfActivate ada 'Ops-Database'
        }
        $id = $asked.Body.approvalId

        $decided = Invoke-Service cleo "$Approvals/$id/steps/$id" Patch @{ reviewResult = 'Approve'; justification = 'Known' }

        $decided.Status | Should -Be 204
    }

    It 'begin paths of Azure with two slashes' {
        $found = Invoke-Service dana "/$(Get-SubscriptionId 'Contoso Production')/$authorization/roleDefinitions?api-version=2022-04-01"

        $found.Status | Should -Be 200
        $found.Value.name | Should -Contain (Get-AzureRoleId Reader)
    }

    It 'write the provider before a subscription' {
        $id = Get-SubscriptionId 'Contoso Production'

        (Invoke-Service dana "/providers/Microsoft.Subscription$id/$authorization/roleDefinitions?api-version=2022-04-01").Status | Should -Be 200
    }

    It 'send options that Azure does not know' {
        $path = "$(Get-SubscriptionId 'Contoso Production')/$authorization/roleDefinitions?api-version=2022-04-01"
        $all = (Invoke-Service dana $path).Value.Count

        (Invoke-Service dana "$path&`$select=roleName&`$top=5").Value.Count | Should -Be $all
    }

    It 'use older versions of <Path>' -TestCases @(
        @{ Path = '/subscriptions?api-version=2020-01-01' }
        @{ Path = '/providers/Microsoft.Management/managementGroups?api-version=2020-05-01' }
        @{ Path = '/providers/Microsoft.Authorization/roleDefinitions?api-version=2018-07-01' }
        @{ Path = '/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?api-version=2022-04-01-preview&$filter=asTarget()' }
    ) {
        (Invoke-Service dana $Path).Status | Should -Be 200
    }

    It 'filter <Collection> by <Filter>' -TestCases @(
        @{ Collection = 'roleEligibilityScheduleInstances'; Filter = "principal/id eq '{ada}'" }
        @{ Collection = 'roleEligibilitySchedules'; Filter = "startswith(principal/displayName,'Ada')" }
        @{ Collection = 'roleEligibilitySchedules'; Filter = "tolower(roleDefinition/displayName) eq 'user administrator'" }
        @{ Collection = 'roleAssignmentScheduleRequests'; Filter = "createdBy eq '{ada}'" }
        @{ Collection = 'roleAssignmentSchedules'; Filter = "assignmentType eq 'Activated'" }
        @{ Collection = 'roleEligibilityScheduleInstances'; Filter = "memberType eq 'Group'" }
    ) {
        $found = Invoke-Service emil "$roles/$Collection`?`$filter=$($Filter -replace '{ada}', (Get-PersonId ada))"

        $found.Status | Should -Be 200
        $found.Value | Should -Not -BeNullOrEmpty
    }

    It 'filter by id and by the request behind a schedule' {
        $schedule = (Invoke-Service emil "$roles/roleEligibilitySchedules").Value.Where{ $_.createdUsing }[0]

        (Invoke-Service emil "$roles/roleEligibilitySchedules?`$filter=id eq '$($schedule.id)'").Value.id | Should -Be $schedule.id
        (Invoke-Service emil "$roles/roleEligibilitySchedules?`$filter=createdUsing eq '$($schedule.createdUsing)'").Value.id | Should -Be $schedule.id
    }

    It 'expand the mail of a group' {
        $found = Invoke-Service ada "$groups/eligibilityScheduleInstances/filterByCurrentUser(on='principal')?`$expand=group(`$select=mail)"

        $found.Status | Should -Be 200
        $found.Value[0].group.PSObject.Properties.Name | Should -Be mail
    }

    It 'list the requests of groups that are about the caller alone' {
        $null = Send-GroupRequest dana eligibilityScheduleRequests adminAssign greg 'Ops-OnCall'

        (Invoke-Service dana "$groups/eligibilityScheduleRequests").Value.principalId | Should -Not -Contain (Get-PersonId greg)
        (Invoke-Service greg "$groups/eligibilityScheduleRequests").Value.principalId | Should -Contain (Get-PersonId greg)
    }

    It 'look up a directory role, memberships, an application and the organization' {
        $template = Get-RoleId 'Global Reader'
        $application = (Invoke-Service emil '/v1.0/servicePrincipals').Value[0]

        (Invoke-Service emil "/v1.0/directoryRoles(roleTemplateId='$template')").Body.displayName | Should -Be 'Global Reader'
        (Invoke-Service emil '/v1.0/me/memberOf').Value.displayName | Should -Contain 'Global Reader'
        (Invoke-Service emil "/v1.0/servicePrincipals(appId='$($application.appId)')").Body.id | Should -Be $application.id
        (Invoke-Service emil '/v1.0/organization').Value[0].verifiedDomains.name | Should -Contain 'contoso.com'
    }

    It 'make and delete a plain role assignment of Azure' {
        $path = "$(Get-SubscriptionId 'Contoso Sandbox')/$authorization/roleAssignments/$(New-Guid)?api-version=2022-04-01"
        $body = @{ properties = @{ roleDefinitionId = "/$authorization/roleDefinitions/$(Get-AzureRoleId Reader)"; principalId = Get-PersonId cleo } }

        (Invoke-Service dana $path Put $body).Status | Should -Be 201
        (Invoke-Service dana $path Delete).Status | Should -Be 200
        (Invoke-Service dana $path Delete).Status | Should -Be 204
    }

    It 'make a directory role of their own' {
        $made = Invoke-Service dana "$roles/roleDefinitions" Post @{
            displayName = 'Application Support'; isEnabled = $true
            rolePermissions = @(@{ allowedResourceActions = @('microsoft.directory/applications/basic/update') })
        }

        $made.Status | Should -Be 201
        (Invoke-Service emil "$roles/roleDefinitions?`$filter=isBuiltIn eq false").Value.id | Should -Be $made.Body.id
        (Invoke-Service dana "$roles/roleDefinitions/$($made.Body.id)" Patch @{ description = 'Looks after applications' }).Status | Should -Be 204
        (Invoke-Service dana "$roles/roleDefinitions/$($made.Body.id)" Delete).Status | Should -Be 204
    }

    It 'make a role of their own in Azure' {
        $scope = Get-SubscriptionId 'Contoso Sandbox'
        $path = "$scope/$authorization/roleDefinitions/$(New-Guid)?api-version=2022-04-01"
        $role = @{ roleName = 'Restarter'; assignableScopes = @($scope); permissions = @(@{ actions = @('Microsoft.Web/sites/restart/action') }) }

        (Invoke-Service dana $path Put @{ properties = $role }).Status | Should -Be 201
        (Invoke-Service dana $path Delete).Status | Should -Be 200
    }
}

Describe 'Faults of the host' {
    BeforeEach { Invoke-RestMethod "$root/_emulator/reset" -Method Post }

    It 'locks a scope' {
        Set-Fault 'lock=rg-data'

        $activated = Send-AzureActivation "$(Get-SubscriptionId 'Contoso Production')/resourceGroups/rg-data" Reader

        $activated.Status | Should -Be 201
        $activated.Body.properties.status | Should -Be FailedAsResourceIsLocked
    }

    It 'keeps an activation granted' {
        Set-Fault 'keepGranted=true'

        (Send-RoleRequest ada roleAssignmentScheduleRequests selfActivate ada 'User Administrator').Body.status | Should -Be Granted
    }

    It 'demands MFA of a change in Azure' {
        $sandbox = Get-SubscriptionId 'Contoso Sandbox'

        Set-Fault 'challengeAzure=true'
        (Send-AzureActivation $sandbox Contributor).Status | Should -Be 401
        Set-Fault 'challengeAzure=false&disallowAzure=true'
        (Send-AzureActivation $sandbox Contributor).Error | Should -Be RequestDisallowedByPolicy
    }

    It 'gives a subscription to another tenant' {
        $sandbox = Get-SubscriptionId 'Contoso Sandbox'
        Set-Fault 'foreign=Contoso Sandbox'

        (Send-AzureActivation $sandbox Contributor).Error | Should -Be InvalidAuthenticationTokenTenant
    }

    It 'denies groups, throttles, fails, and ends all that' {
        $mine = "$groups/eligibilityScheduleInstances/filterByCurrentUser(on='principal')"

        Set-Fault 'denyGroups=true&fail=503 roleDefinitions'
        (Invoke-Service ada $mine).Status | Should -Be 403
        (Invoke-Service ada "$roles/roleDefinitions").Status | Should -Be 503
        Set-Fault 'throttle=1&retryAfter=2s'
        (Invoke-Service ada $mine).Status | Should -Be 429
        Invoke-RestMethod "$root/_emulator/faults" -Method Delete
        (Invoke-Service ada $mine).Status | Should -Be 200
    }

    It 'says which fault it does not know' {
        $answer = Invoke-RestMethod "$root/_emulator/faults?earthquake=true" -Method Post -SkipHttpErrorCheck -StatusCodeVariable status

        $status | Should -Be 400
        $answer | Should -BeLike '*earthquake*'
    }

    It 'counts paths without regard to case' {
        $null = Invoke-Service ada '/v1.0/me'
        $null = Invoke-Service ada '/v1.0/ME'

        (Invoke-RestMethod "$root/_emulator/stats").paths.'GET /v1.0/me' | Should -Be 2
    }
}

Describe 'One address for both services' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../out/PimTools"
        Invoke-RestMethod "$root/_emulator/reset" -Method Post
        $graph = Get-EmulatorToken $emulatorHost | ConvertTo-SecureString -AsPlainText -Force
        $azure = Get-EmulatorToken $emulatorHost 'user=ada&audience=https://management.azure.com' | ConvertTo-SecureString -AsPlainText -Force
        $null = Connect-Pim -AccessToken $graph -GraphEndpoint $root -ArmAccessToken $azure -ArmEndpoint $root
    }

    AfterAll { $null = Disconnect-Pim -All }

    It 'reads all three kinds' {
        (Get-PimAssignment -Mine -WarningVariable told).Kind | Sort-Object -Unique | Should -Be EntraRole, Group, AzureRole

        $told | Should -BeNullOrEmpty
    }

    It 'activates in both' {
        (Request-PimRoleActivation Reader -Scope rg-data -Justification Test).Status | Should -Be Provisioned
        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Provisioned
    }
}

Describe 'Faults of the emulator in the process' {
    BeforeAll { Import-Module "$PSScriptRoot/../../out/PimTools" }
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
        $faults = (Get-PimContext).Emulator.Faults
    }

    AfterAll { $null = Disconnect-Pim -All }

    It 'locks a scope' {
        $faults.LockScope('rg-data')

        $null = Request-PimRoleActivation Reader -Scope rg-data -Justification Test -ErrorAction SilentlyContinue

        (Get-PimRequest -Mine -Kind AzureRole -Status FailedAsResourceIsLocked).Role.Name | Should -Be Reader
        Get-PimAssignment Reader -Scope rg-data -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'keeps an activation granted' {
        $faults.KeepsGranted = $true

        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Granted
        (Get-PimContext).Emulator.Advance('00:10')
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'demands MFA of a change in Azure, and the person meets it' {
        $faults.ChallengesAzureChanges = $true

        $request = Request-PimRoleActivation Reader -Scope rg-data -Justification Test -WarningAction SilentlyContinue

        $request.Status | Should -Be Provisioned
        (Get-PimContext).Emulator.PromptCount | Should -Be 1
    }

    It 'refuses a change in Azure in the words of the service' {
        $faults.DisallowsAzureChanges = $true

        { Request-PimRoleActivation Reader -Scope rg-data -Justification Test -ErrorAction Stop } | Should -Throw '*Users must use MFA*'
    }

    It 'gives a subscription to another tenant' {
        $faults.MoveSubscription('Contoso Sandbox')

        { Request-PimRoleActivation Contributor -Scope 'Contoso Sandbox' -Justification Test -ErrorAction Stop } | Should -Throw
        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Provisioned
    }

    It 'denies groups, throttles, fails, and ends all that' {
        $faults.DeniesGroups = $true
        { Get-PimAssignment -Mine -Kind Group -ErrorAction Stop } | Should -Throw
        $faults.Throttle(0.5, '00:00:01')
        $faults.ThrottleRate | Should -Be 0.5
        $faults.Clear()
        $faults.ThrottleRate | Should -Be 0
        $faults.FailNext(400, 'roleEligibilityScheduleInstances', 1)
        { Get-PimAssignment -Mine -Kind EntraRole -Type Eligible -ErrorAction Stop } | Should -Throw
        Get-PimAssignment -Mine -Kind Group | Should -Not -BeNullOrEmpty
    }
}
