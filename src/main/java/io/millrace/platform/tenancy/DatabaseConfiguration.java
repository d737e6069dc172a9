package io.millrace.platform.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two ways into the database: the runtime role of requests and jobs, and the worker role. Migrations have a third. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Primary
    TenantTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }

    @Bean
    WorkerDatabase workerDatabase(Worker worker) {
        var config = new HikariConfig();
        config.setPoolName("worker");
        config.setJdbcUrl(worker.url());
        config.setUsername(worker.username());
        config.setPassword(worker.password());
        config.setMaximumPoolSize(worker.maximumPoolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new WorkerDatabase(new HikariDataSource(config));
    }

    @ConfigurationProperties("millrace.worker.datasource")
    record Worker(String url, String username, String password, int maximumPoolSize) {}
}
