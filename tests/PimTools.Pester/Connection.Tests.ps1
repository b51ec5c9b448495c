BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
}

Describe 'Connect-Pim -Emulator' {
    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'signs in as Ada when nobody is named' {
        $context = Connect-Pim -Emulator

        $context.Account.UserPrincipalName | Should -Be 'ada@contoso.com'
        $context.Name | Should -Be 'ada@contoso.com'
        $context.TenantId | Should -Be $contoso
        $context.SignIn | Should -Be 'Emulator'
        $context.Permissions | Should -Contain 'RoleAssignmentSchedule.ReadWrite.Directory'
        $context.TokenExpires | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
    }

    It 'knows people by account, user principal name and id' {
        $ben = Connect-Pim -Emulator -As ben

        (Connect-Pim -Emulator -As BEN@contoso.com).Account.Id | Should -Be $ben.Account.Id
        (Connect-Pim -Emulator -As $ben.Account.Id).Account.DisplayName | Should -Be 'Ben Okafor'
    }

    It 'refuses somebody the tenant does not know, and connects nobody' {
        { Connect-Pim -Emulator -As zoe } | Should -Throw -ErrorId 'AuthenticationFailed,PimTools.Commands.ConnectPimCommand'

        Get-PimContext -ListAvailable | Should -BeNullOrEmpty
    }

    It 'is asked for by scripts that connect where nobody has yet' {
        Get-PimContext | Should -BeNullOrEmpty
        { Get-PimContext Contoso } | Should -Throw -ErrorId 'ContextNotFound,PimTools.Commands.GetPimContextCommand'
    }

    It 'starts no browser where nobody can be asked' {
        $module = Resolve-Path "$PSScriptRoot/../../out/PimTools"
        $powershell, $library = Get-PowerShellCommand
        $said = & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; Connect-Pim -TenantId contoso.example -NoPersist" 2>&1 | Out-String

        $LASTEXITCODE | Should -Be 1
        $said | Should -BeLike '*nobody can be asked here*'
        $said | Should -BeLike '*-UseDeviceCode*'
    }

    It 'shares the tenant between contexts' {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $null = Connect-Pim -Emulator -As dana -Name dana

        Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Active -Context dana | Should -HaveCount 1
    }

    It 'begins a new tenant with -Reset, and leaves who was there before in the old one' {
        $null = Connect-Pim -Emulator -As ada -Name old -Reset
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester'
        $null = Connect-Pim -Emulator -As ada -Name new -Reset

        Get-PimAssignment 'User Administrator' -Mine -Type Active -Context new | Should -BeNullOrEmpty
        Get-PimAssignment 'User Administrator' -Mine -Type Active -Context old | Should -HaveCount 1
    }
}

Describe 'The emulated tenant' {
    It 'is in no cloud and at no address: <_>' -ForEach '-Cloud USGov', '-Cloud Global', '-GraphEndpoint https://localhost', '-ArmEndpoint https://localhost', '-LoginEndpoint https://localhost' {
        $before = @(Get-PimContext -ListAvailable).Count
        $failure = { & ([scriptblock]::Create("Connect-Pim -Emulator -Name nowhere $_")) } | Should -Throw -PassThru

        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.ConnectPimCommand'
        $failure | Should -Match ($_ -split ' ')[0]
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Leave out'
        @(Get-PimContext -ListAvailable).Count | Should -Be $before
    }
}

Describe 'Contexts' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As ben -Name ben
    }

    AfterAll {
        $null = Disconnect-Pim -All
    }

    It 'the last one made is the default' {
        (Get-PimContext).Name | Should -Be 'ben'
        (Get-PimAssignment -Mine).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ben Okafor'
    }

    It 'lists them all by name' {
        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
    }

    It 'gives one by name, in any case' {
        (Get-PimContext -Name ADA).Account.DisplayName | Should -Be 'Ada Ahlberg'
    }

    It 'is picked with -Context on every cmdlet that speaks to the service' {
        $apart = 'Connect-Pim', 'Disconnect-Pim', 'Get-PimContext', 'Select-PimContext', 'Find-PimPermission', 'Get-PimDiagnostics', 'Get-PimProfile', 'Register-PimProfile', 'Unregister-PimProfile', 'Get-PimBaseline', 'Get-PimPlan', 'ConvertTo-PimConfiguration'
        Get-Command -Module PimTools -CommandType Cmdlet | Where-Object { $_.Name -notin $apart -and -not $_.Parameters.ContainsKey('Context') } | Should -BeNullOrEmpty

        (Get-PimAssignment -Mine -Kind EntraRole -Context ada).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ada Ahlberg'
        (Get-PimContext).Name | Should -Be 'ben' -Because 'picking one changes no default'
    }

    It 'completes with whom and where' {
        $line = 'Get-PimAssignment -Context '
        $completions = (TabExpansion2 $line $line.Length).CompletionMatches

        $completions.ListItemText | Should -Be 'ada', 'ben'
        $completions[0].ToolTip | Should -BeLike "Ada Ahlberg in tenant $contoso"
    }

    It 'becomes the default when it is selected' {
        (Select-PimContext ada).Name | Should -Be 'ada'
        (Get-PimContext).Name | Should -Be 'ada'

        { Select-PimContext nowhere } | Should -Throw -ErrorId 'ContextNotFound,PimTools.Commands.SelectPimContextCommand'
        (Get-PimContext).Name | Should -Be 'ada'
    }

    It 'of the same name replaces the one before' {
        $null = Connect-Pim -Emulator -As emil -Name ben

        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
        (Get-PimContext ben).Account.DisplayName | Should -Be 'Emil Novak'
    }
}

Describe 'Disconnect-Pim' {
    BeforeEach {
        foreach ($user in 'ada', 'ben', 'cleo') {
            $null = Connect-Pim -Emulator -As $user -Name $user
        }
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'forgets the default one, and guesses no other' {
        (Disconnect-Pim).Name | Should -Be 'cleo'

        (Get-PimContext -ListAvailable).Name | Should -Be 'ada', 'ben'
        { Get-PimRole } | Should -Throw -ErrorId 'NotConnected,PimTools.Commands.GetPimRoleCommand'
    }

    It 'forgets one by name, and leaves the default' {
        (Disconnect-Pim ada).Name | Should -Be 'ada'

        (Get-PimContext -ListAvailable).Name | Should -Be 'ben', 'cleo'
        (Get-PimContext).Name | Should -Be 'cleo'
    }

    It 'forgets what is piped in' {
        $gone = Get-PimContext -ListAvailable | Where-Object Name -ne ben | Disconnect-Pim

        $gone.Name | Should -Be 'ada', 'cleo'
        (Get-PimContext -ListAvailable).Name | Should -Be 'ben'
    }

    It 'forgets all' {
        (Disconnect-Pim -All).Name | Should -Be 'ada', 'ben', 'cleo'

        Get-PimContext -ListAvailable | Should -BeNullOrEmpty
        Disconnect-Pim -All | Should -BeNullOrEmpty -Because 'nothing left is no error'
    }
}
