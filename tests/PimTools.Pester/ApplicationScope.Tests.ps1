# Entra roles over one application: its registration, or its enterprise application.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    $role = 'Cloud Application Administrator'
    function New-Eligible([string] $Scope) {
        New-PimAssignment $role ben@contoso.com -Scope $Scope -Duration 5d -Justification 'Pester' -Context dana -ErrorAction Stop -WarningAction SilentlyContinue
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An application as a scope' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As ben -Name ben
    }

    It 'is named as its <_>, and shown so, from assigning to removing' -ForEach 'registration', 'enterprise application' {
        $name = "contoso-runbook ($_)"
        $request = New-Eligible $name
        $request.Status | Should -Be 'Provisioned'
        $request.Scope.Id | Should -Match '^/[0-9a-f-]{36}$'
        $request.Scope.DisplayName | Should -Be $name

        (Get-PimAssignment $role -Mine -Context ben).Scope.DisplayName | Should -Be $name
        (Get-PimAssignment $role -Scope $name -Context dana).Principal.UserPrincipalName | Should -Be 'ben@contoso.com'

        $activation = Request-PimRoleActivation $role -Scope contoso-runbook -Justification 'Pester' -Context ben
        $activation.Scope.Id | Should -Be $request.Scope.Id

        (Get-PimContext dana).Emulator.Advance('00:06')
        (Remove-PimAssignment $role ben@contoso.com -Scope $name -Type Eligible -Context dana -Confirm:$false).Status | Should -Be 'Revoked'
    }

    It 'is ambiguous by the name that both bear, and the error tells what to type' {
        { New-Eligible contoso-runbook } | Should -Throw -ErrorId 'ScopeAmbiguous,PimTools.Commands.NewPimAssignmentCommand'

        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike "*'contoso-runbook (registration)' or /*'contoso-runbook (enterprise application)' or /*"
        Get-PimAssignment $role -Principal ben@contoso.com -Context dana | Should -BeNullOrEmpty
    }

    It 'is found by an id, and by the object found' {
        $registration = Get-PimScope 'contoso-runbook (registration)' -Context dana
        $registration.Type | Should -Be 'ApplicationRegistration'
        (Get-PimScope $registration.Id -Context dana).DisplayName | Should -Be $registration.DisplayName
        (Get-PimScope $registration.Id.TrimStart('/') -Context dana).DisplayName | Should -Be $registration.DisplayName
        ($registration | Get-PimScope -Context dana).Id | Should -Be $registration.Id
    }

    It 'is asked for by its form when both are held' {
        $null = 'contoso-runbook (registration)', 'contoso-runbook (enterprise application)' | ForEach-Object { New-Eligible $_ }

        { Request-PimRoleActivation $role -Justification 'Pester' -Context ben -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeAmbiguous,PimTools.Commands.RequestPimRoleActivationCommand'
        (Request-PimRoleActivation $role -Scope 'contoso-runbook (registration)' -Justification 'Pester' -Context ben).Scope.DisplayName |
            Should -Be 'contoso-runbook (registration)'
    }

    It 'is a scope of rows to import' {
        $rows = 'contoso-runbook (registration)', 'contoso-runbook' | ForEach-Object {
            [pscustomobject]@{ Role = $role; Principal = 'ben@contoso.com'; Scope = $_; Duration = '5d'; Justification = 'new' }
        }

        $result = $rows | Import-PimAssignment -Context dana | Sort-Object Line

        $result.Result | Should -Be 'Created', 'Failed'
        $result[1].ErrorCode | Should -Be 'ScopeAmbiguous'
        (Get-PimAssignment $role -Principal ben@contoso.com -Context dana).Scope.DisplayName | Should -Be 'contoso-runbook (registration)'
    }

    It 'is the directory for nobody who misspells it' {
        { New-Eligible contoso-runbok } | Should -Throw -ErrorId 'ScopeNotFound,PimTools.Commands.NewPimAssignmentCommand'
    }
}

Describe 'An application that may not be read' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
    }

    It 'is no scope, and the missing permission is named' {
        $scopes = 'RoleManagement.ReadWrite.Directory', 'AdministrativeUnit.Read.All', 'User.Read.All'
        $token = Get-EmulatorToken $emulatorHost "user=dana&scopes=$($scopes -join ',')"
        $null = Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Name dana

        { New-Eligible 'contoso-runbook (registration)' } | Should -Throw -ErrorId 'PermissionMissing,PimTools.Commands.NewPimAssignmentCommand'

        "$($Error[0]) $($Error[0].ErrorDetails.RecommendedAction)" | Should -Match 'Application\.Read\.All'
    }
}
